import { render } from "preact";
import { KeyPage } from "./KeyPage";

const root = document.getElementById("key");
// In a frame, another page could be asking for the key: nothing is shown there.
if (root && window.top === window.self) render(<KeyPage />, root);
