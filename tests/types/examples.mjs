// The examples of the definitions as one file to compile. Their common names are declared once: a client, and ids.
const ids = [
  "commentId", "companyId", "connectionId", "dealId", "duplicateId", "entryId", "fileId", "meetingId", "memberId",
  "noteId", "personId", "recordId", "recordingId", "taskId", "threadId", "webhookId",
];

const preamble = `import { AttioClient } from "attio-wasm";

const attio = new AttioClient();
declare const ${ids.map((id) => `${id}: string`).join(", ")};
`;

/**
 * @param {Map<string, string>} examples the code by the call it shows
 * @returns {{ text: string, callAt(line: number): string | undefined }} `callAt` gives the call whose example a line
 * belongs to
 */
export function examplesFile(examples) {
  let text = preamble;
  const starts = [];
  for (const [call, code] of examples) {
    starts.push([text.split("\n").length, call]);
    text += `\n// ${call}\nexport async function ${call.replace(".", "_")}_() {\n${code.replace(/^(?=.)/gm, "  ")}\n}\n`;
  }
  return { text, callAt: (line) => starts.findLast(([start]) => line + 1 >= start)?.[1] };
}
