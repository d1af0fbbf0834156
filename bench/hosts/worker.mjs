// Program for workerd: main.mjs as a Worker.
import { measure } from "../cases/in-process.mjs";

export default {
  async fetch(request) {
    return Response.json(await measure({ ...(await request.json()), rivals: [] }));
  },
};
