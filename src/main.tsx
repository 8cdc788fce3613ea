/** Composition root: the link, the worker, the store, the console and the page are put together here. */
import "virtual:loom-sans.css";
import "./styles/index.css";
import "./app/app.css";
import "./app/stage.css";
import "./app/training.css";
import "./app/picker/picker.css";
import "./app/narrow.css";
import "./app/phone.css";
import "./app/hide.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { saveBackground, savedBackground } from "./app/background";
import { CommandsContext, createCommands } from "./app/commands";
import { createConsole } from "./app/console";
import { link, openings, said, scene, words } from "./app/early";
import { followLink, openingOf } from "./app/link";
import { loadRareFaces, wantsRareFaces } from "./app/rareFaces";
import { createRuns } from "./app/runs";
import { startSaving } from "./app/saving";
import { soon } from "./app/soon";
import { firstTheme, saveTheme } from "./app/theme";
import { present } from "./lib/assert";
import { createLoom } from "./state/store";
import { LoomContext } from "./state/useStore";
import { createWorkerClient } from "./worker/client";
import { BROWSER_CLOCK, forcedBackend, spawnWorker } from "./worker/spawn";

const { forced, problems } = forcedBackend(location.search);
const client = createWorkerClient((barred) => spawnWorker(forced, barred), BROWSER_CLOCK);
const loom = createLoom(client, scene, soon);
const runs = createRuns(loom, client);
const commands = createCommands(loom, runs, client);

loom.setUi({ theme: firstTheme(), background: savedBackground() });
loom.store.subscribe(({ ui }, before) => {
  if (ui.theme !== before.ui.theme) saveTheme(ui.theme);
  if (ui.background !== before.ui.background) saveBackground(ui.background);
});
followLink(loom, runs, openings, [...problems, ...link.problems]);
window.loom = createConsole(loom, runs, client, openings);

/** Faces that the page opens without come when something is to be shown in them. */
function followFaces(): void {
  if (wantsRareFaces(loom.store.getState())) return void loadRareFaces();
  const stop = loom.store.subscribe((state) => {
    if (!wantsRareFaces(state)) return;
    stop();
    void loadRareFaces();
  });
}

/** Milliseconds that the page waits for its first translation, once its words are there, before it is drawn without. */
const PATIENCE = 150;

/** Not awaited by this module itself: what is loaded here shares code with it, and would wait for it forever. */
async function start(): Promise<void> {
  // The worker starts meanwhile.
  const [opening] = await Promise.all([openingOf(scene.task), words]);
  if (opening.interventions) loom.setScene({ ...opening, ...link.fields });
  startSaving(loom, client, runs, said.fields).catch(() => {}); // What went wrong is a note on the page.
  // Asked for before the words were: as a rule it is here, and all of the page is drawn and laid out once.
  await Promise.race([runs.painted(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  loom.flush();
  createRoot(present(document.getElementById("root"), "#root")).render(
    <StrictMode>
      <LoomContext value={loom}>
        <CommandsContext value={commands}>
          <App />
        </CommandsContext>
      </LoomContext>
    </StrictMode>,
  );
  soon(followFaces);
}

void start();
