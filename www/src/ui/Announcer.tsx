// What happens without the page moving is also said, for those who do not see it.
import { createContext, type ComponentChildren } from "preact";
import { useCallback, useContext, useState } from "preact/hooks";

const Announce = createContext<(text: string) => void>(() => {});

export const useAnnounce = () => useContext(Announce);

export function Announcer({ children }: { children: ComponentChildren }) {
  const [said, setSaid] = useState({ text: "", turn: 0 });
  const announce = useCallback((text: string) => setSaid(({ turn }) => ({ text, turn: turn + 1 })), []);
  return (
    <Announce.Provider value={announce}>
      {children}
      <div class="visually-hidden" role="status">
        <span key={said.turn}>{said.text}</span>
      </div>
    </Announce.Provider>
  );
}
