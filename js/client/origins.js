/** Origins of the services: the Maton gateway, with `/attio/v2/…` and `/connections`; Attio itself, with `/v2/…`. */
export const ORIGINS = { maton: "https://api.maton.ai", attio: "https://api.attio.com" };
