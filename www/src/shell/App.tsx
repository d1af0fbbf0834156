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
import { measureOpen } from "./measure-open";
import { question } from "../record/writing";
import { pendingLink } from "../backend/link";
import { Rail } from "./Rail";

const MeetingPanel = lazy(() => import("../work/MeetingPanel"));
const MeasureDialog = lazy(() => import("./MeasureDialog"));
const RecordPanel = lazy(() => import("../record/RecordPanel"));
const Connections = lazy(() => import("../connections/ConnectionsDialog"));
const BackendDialog = lazy(() => import("../backend/BackendDialog"));
const LinkQuestion = lazy(() => import("../backend/LinkQuestion"));
const Palette = lazy(() => import("../keys/Palette"));
const Shortcuts = lazy(() => import("../keys/Shortcuts"));
const WriteQuestion = lazy(() => import("../record/WriteQuestion"));

const NOTHING = <></>;

function Panes() {
  const { record } = view.value;
  return (
    <div class="panes">
      <TableArea />
      {record && record.object === "" && <MeetingPanel key={record.id} id={record.id} fallback={<aside class="record" />} />}
      {record && record.object !== "" && <RecordPanel key={record.id} record={record} fallback={<aside class="record" />} />}
    </div>
  );
}

/** Dialogs, and announcements of changes. */
function Over() {
  return (
    <>
      {connectionsOpen.value && <Connections fallback={NOTHING} />}
      {backendOpen.value && <BackendDialog fallback={NOTHING} />}
      {pendingLink.value && <LinkQuestion address={pendingLink.value} fallback={NOTHING} />}
      {paletteOpen.value && <Palette fallback={NOTHING} />}
      {shortcutsOpen.value && <Shortcuts fallback={NOTHING} />}
      {measureOpen.value && <MeasureDialog fallback={NOTHING} />}
      {question.value && <WriteQuestion fallback={NOTHING} />}
      <Announcer />
    </>
  );
}

/**
 * The parts of the page, each rendered into its element of the document: rendering all of them in one task would take
 * too long.
 */
export const PARTS = [{ wire: Wire, bar: Bar, intro: Intro }, { panes: Panes }, { rail: Rail, foot: Foot, over: Over }] as const;
