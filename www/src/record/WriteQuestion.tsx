import { Dialog } from "../ui/Dialog";
import { question } from "./writing";

export default function WriteQuestion() {
  const { value } = question;
  if (!value) return null;
  return (
    <Dialog title={`Write to ${value.workspace}?`} onClose={() => value.answer(false)}>
      <p>This is a real workspace. Until you leave this page, changes are made there without asking again.</p>
      <div class="dialog-actions">
        <button type="button" class="button" onClick={() => value.answer(false)}>Do not write</button>
        <button type="button" class="button primary" onClick={() => value.answer(true)}>Write to it</button>
      </div>
    </Dialog>
  );
}
