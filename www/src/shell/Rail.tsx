import { Activity, BookOpen, Building2, CalendarDays, CheckSquare, ChevronsUpDown, CircleX, GitBranch, Keyboard, LayoutList, NotebookText, Route, Search, UserRound, UsersRound, type LucideIcon } from "lucide-preact";
import { backend } from "../backend/modes";
import { openBackendMenu } from "../backend/open-menu";
import { openConnections } from "../connections/open";
import { connectionName, isPinned, workspaces } from "../connections/store";
import { openPalette, openShortcuts } from "../keys/open";
import { goTo, placeKey, view, type Place } from "../query/view";
import { connection, lists, objects } from "../schema/workspace";
import { run } from "../table/run";
import { endTrouble, trouble } from "../trouble/trouble";
import { CopyButton } from "../ui/copy";
import { initial } from "../table/words";
import { lazy } from "../ui/lazy";
import { MenuButton } from "../ui/Popover";
import { NewVersion } from "../offline/NewVersion";
import { addressOf } from "../url/fragment";

const TroubleMenu = lazy(() => import("../trouble/TroubleMenu"));

const ICONS: Record<string, LucideIcon> = { companies: Building2, people: UserRound };
const WORK: readonly (readonly [Exclude<Place["kind"], "objects" | "lists">, string, LucideIcon])[] = [
  ["tasks", "Tasks", CheckSquare],
  ["notes", "Notes", NotebookText],
  ["meetings", "Meetings", CalendarDays],
  ["members", "Members", UsersRound],
];

export function Rail() {
  return (
    <nav class="rail" aria-label="Workspace">
      <Switcher />
      <div class="rail-places">
        <ul aria-label="Objects">
          {objects.value.map(({ api_slug, plural_noun }) => api_slug && <Item key={api_slug} place={{ kind: "objects", slug: api_slug }} title={plural_noun ?? api_slug} Icon={ICONS[api_slug] ?? Activity} />)}
        </ul>
        {lists.value.length > 0 && <h2>Lists</h2>}
        <ul aria-label="Lists">
          {lists.value.map(({ api_slug, name }) => (
            <Item key={api_slug} place={{ kind: "lists", slug: api_slug }} title={name} Icon={LayoutList} />
          ))}
        </ul>
        <h2>Work</h2>
        <ul aria-label="Work">
          {WORK.map(([kind, title, Icon]) => (
            <Item key={kind} place={{ kind, slug: "" }} title={title} Icon={Icon} />
          ))}
        </ul>
      </div>
      <div class="rail-foot">
        <NewVersion />
        <button type="button" class="rail-item" onClick={openBackendMenu} aria-haspopup="dialog" title="Where it goes">
          <Route size={15} aria-hidden="true" />
          <span class="rail-text">{backend.value?.label ?? "Sandbox"}</span>
        </button>
        {(backend.value?.mode ?? "sandbox") === "sandbox" && (
          <MenuButton title="Trouble" class="rail-item trouble-button" placement="right-end" popoverClass="editor" content={<><span class="trouble-dot" data-on={trouble.value !== undefined} aria-hidden="true" /><span class="rail-text">Trouble</span></>} label={trouble.value ? "Trouble is on" : "Trouble"}>
            {(close) => <TroubleMenu close={close} />}
          </MenuButton>
        )}
        {trouble.value && (
          <button type="button" class="rail-item trouble-end" title="End the trouble" aria-label="End the trouble" onClick={() => void endTrouble().then(() => run())}>
            <CircleX size={15} aria-hidden="true" />
            <span class="rail-text">End the trouble</span>
          </button>
        )}
        <div class="rail-tools">
          <button type="button" class="button quiet icon" aria-label="Shortcuts" title="Shortcuts (?)" onClick={openShortcuts}>
            <Keyboard size={15} aria-hidden="true" />
          </button>
          <button type="button" class="button quiet icon" aria-label="Search and commands" title="Search and commands (Ctrl+K)" onClick={openPalette}>
            <Search size={15} aria-hidden="true" />
          </button>
          <a class="button quiet icon" href={`${REPOSITORY}/tree/main/docs/guide`} target="_blank" rel="noopener noreferrer" aria-label="Documentation" title="Documentation">
            <BookOpen size={15} aria-hidden="true" />
          </a>
          <a class="button quiet icon" href={REPOSITORY} target="_blank" rel="noopener noreferrer" aria-label="Repository" title="Repository">
            <GitBranch size={15} aria-hidden="true" />
          </a>
        </div>
        <CopyButton label="Copy npm i attio-wasm" text={() => "npm i attio-wasm"}>
          <code class="install">npm i attio-wasm</code>
        </CopyButton>
        <p class="rail-facts">
          {__VERSION__} · {__SIZE_KB__} kB
        </p>
      </div>
    </nav>
  );
}

const REPOSITORY = "https://github.com/attio-wasm/attio-wasm";

function Switcher() {
  const id = connection.value ?? "";
  const self = workspaces.value.get(id);
  const name = self?.workspace_name ?? (isPinned.value ? "Workspace" : id ? connectionName(id) : "No connection");
  return (
    <button type="button" class="switcher" aria-haspopup="dialog" onClick={openConnections} title={`${name}: connections`}>
      <span class="tile" aria-hidden="true">
        {initial(name)}
      </span>
      <span class="rail-text switcher-name" dir="auto">
        {name}
      </span>
      <span class="switcher-state rail-text">{isPinned.value ? "pinned by the proxy" : id ? "active" : backend.value ? "none" : ""}</span>
      <ChevronsUpDown size={13} aria-hidden="true" class="rail-text" />
    </button>
  );
}

function Item({ place, title, Icon }: { place: Place; title: string; Icon: LucideIcon }) {
  const isHere = placeKey(view.value.place) === placeKey(place);
  return (
    <li>
      <a class="rail-item" href={addressOf(place)} aria-current={isHere ? "page" : undefined} title={title} onClick={(event) => { if (event.metaKey || event.ctrlKey || event.shiftKey) return; event.preventDefault(); goTo(place); }}>
        <Icon size={15} aria-hidden="true" />
        <span class="rail-text">{title}</span>
      </a>
    </li>
  );
}
