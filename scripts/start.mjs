/** `npm start`: from a fresh clone to the page in the browser. */
import { spawn } from "node:child_process";
import { build, DIST } from "./build.mjs";
import { inCi, main, Sentence } from "./common.mjs";
import { closeOnSignal, readPort, serve } from "./serve.mjs";
import { setup } from "./setup.mjs";

const FIRST_PORT = 4173;
const PORTS_TO_TRY = 50;
const HELP = `npm start [-- --no-open]

Installs what is missing, builds the page, serves it on this computer only and opens it in the browser.
  --no-open   do not open the browser (nor where CI is set)
  PORT=4200   the port to begin with; a busy one moves to the next`;

/** Opens an address in the default browser. Where that cannot be done, the printed address has to do. */
function openBrowser(url) {
  const screen = process.env.DISPLAY || process.env.WAYLAND_DISPLAY || process.env.WSL_DISTRO_NAME;
  if (process.platform === "linux" && !screen) return;
  const [program, ...args] = { darwin: ["open", url], win32: ["cmd", "/c", "start", "", url] }[
    process.platform
  ] ?? ["xdg-open", url];
  const child = spawn(program, args, { stdio: "ignore", detached: true });
  child.on("error", () => {});
  child.unref();
}

await main(async () => {
  const args = process.argv.slice(2);
  if (args.includes("--help") || args.includes("-h")) return console.log(HELP);
  const unknown = args.find((argument) => argument !== "--no-open");
  if (unknown !== undefined) {
    throw Object.assign(
      new Sentence(`"${unknown}" is not understood: npm start takes only --no-open (and --help).`),
      {
        exitCode: 2,
      },
    );
  }
  // `npm start --no-open`, without the `--` in between, reaches a script only as npm's own setting.
  const refused = args.includes("--no-open") || ["", "false"].includes(process.env.npm_config_open ?? "yes");
  const chosen = process.env.PORT ? readPort(process.env.PORT) : FIRST_PORT;

  await setup();
  await build();
  const { url, port, close } = await serve({ root: DIST, port: chosen, tries: PORTS_TO_TRY });
  closeOnSignal(close);
  if (port !== chosen) console.log(`Port ${chosen} is busy, so this is port ${port}.`);
  console.log(`Attention Loom is at ${url} (Ctrl-C ends it).`);
  if (!refused && !inCi()) openBrowser(url);
});
