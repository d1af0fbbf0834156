import { backendOpen } from "../backend/open-menu";
import { connectionsOpen } from "../connections/open";
import { paletteOpen, shortcutsOpen } from "../keys/open";
import { Bar } from "../query/Bar";
import { view } from "../query/view";
import { TableArea } from "../table/TableArea";
import { Announcer } from "../ui/announce";
import { lazy } from "../ui/lazy";
import { Wire } from "../wire/Wire";
import { Foot } from "./Foot";
import { Intro } from "./Intro";
import { pendingLink } from "../backend/link";
import { Rail } from "./Rail";

const RecordPanel = lazy(() => import("../record/RecordPanel"));
const Connections = lazy(() => import("../connections/ConnectionsDialog"));
const BackendDialog = lazy(() => import("../backend/BackendDialog"));
const LinkQuestion = lazy(() => import("../backend/LinkQuestion"));
const Palette = lazy(() => import("../keys/Palette"));
const Shortcuts = lazy(() => import("../keys/Shortcuts"));
const WriteQuestion = lazy(() => import("../record/WriteQuestion"));
import { question } from "../record/writing";

const NOTHING = <></>;

export function App() {
  const { record } = view.value;
  return (
    <>
      <Rail />
      <main class="stage" data-record={record !== undefined}>
        <Bar />
        <Intro />
        <div class="panes">
          <TableArea />
          {record && <RecordPanel key={record.id} record={record} fallback={<aside class="record" />} />}
        </div>
        <Wire />
      </main>
      <Foot />
      {connectionsOpen.value && <Connections fallback={NOTHING} />}
      {backendOpen.value && <BackendDialog fallback={NOTHING} />}
      {pendingLink.value && <LinkQuestion address={pendingLink.value} fallback={NOTHING} />}
      {paletteOpen.value && <Palette fallback={NOTHING} />}
      {shortcutsOpen.value && <Shortcuts fallback={NOTHING} />}
      {question.value && <WriteQuestion fallback={NOTHING} />}
      <Announcer />
    </>
  );
}
