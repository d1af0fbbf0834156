import { CopyButton } from "../ui/CopyButton";
import { Highlight } from "./Highlight";

/** Code to read and to copy. It can be scrolled by keyboard. */
export function CodeBlock({ title, text }: { title: string; text: string }) {
  return (
    <figure class="code-block">
      <figcaption>
        {title}
        <CopyButton text={() => text} label={`Copy ${title}`} />
      </figcaption>
      <pre tabIndex={0} role="region" aria-label={title}>
        <code>
          <Highlight text={text} />
        </code>
      </pre>
    </figure>
  );
}
