export const runTypes = async () => [];
