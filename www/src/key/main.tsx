import { render } from "preact";
import { KeyPage } from "./KeyPage";

const root = document.getElementById("key");
// Inside somebody else's frame a key is asked for by somebody else: nothing is shown there.
if (root && window.top === window.self) render(<KeyPage />, root);
