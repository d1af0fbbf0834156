// A button that simulates a colleague, since nobody else works in the sandbox: the server makes a change.
import { useMutation } from "@tanstack/react-query";

export function Colleague() {
  const change = useMutation({
    mutationFn: async () => {
      const response = await fetch("/api/colleague", { method: "POST" });
      if (!response.ok) throw new Error(`the server answered ${response.status}`);
      return ((await response.json()) as { did: string }).did;
    },
  });
  return (
    <span className="colleague">
      <small role="status">{change.isError ? `It did not work: ${change.error.message}` : change.data && `A colleague ${change.data}.`}</small>
      <button type="button" className="button" onClick={() => change.mutate()}>
        Let a colleague work
      </button>
    </span>
  );
}
