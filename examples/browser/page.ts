// The page: the same client, without a key. Its back end is the proxy in vite.config.js.
import { AttioClient, AttioError } from "attio-wasm";

const attio = new AttioClient({ baseUrl: "/api/attio" });

const list = document.querySelector<HTMLUListElement>("#tasks")!;
const status = document.querySelector<HTMLParagraphElement>("#status")!;

try {
  const { data } = await attio.tasks.list({ is_completed: false, limit: 10 });
  for (const task of data) {
    const item = document.createElement("li");
    item.textContent = task.content_plaintext; // as text: the workspace's content is not trusted
    list.append(item);
  }
  status.textContent = `${data.length} tasks`;
} catch (error) {
  status.textContent = AttioError.is(error) ? `${error.kind}: ${error.message}` : String(error);
}
