// Announces changes that do not move the page, for people who do not see them.
import { signal } from "@preact/signals";

const said = signal({ text: "", turn: 0 });

export const announce = (text: string) => {
  said.value = { text, turn: said.peek().turn + 1 };
};

export const Announcer = () => (
  <div class="visually-hidden" role="status">
    <span key={said.value.turn}>{said.value.text}</span>
  </div>
);
