/**
 * Two small clients for browsers that are installed: WebDriver BiDi for Firefox, and WebDriver for WebKit (Safari's own
 * driver on a Mac, WebKitGTK's on Linux). Both answer the same few things: `version`, `open` an address, `run` an
 * expression in the page and wait for its JSON, the `errors` that the page reported, `close`.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { Sentence } from "./common.mjs";

const START_MS = 30_000;
/** NS_BINDING_ABORTED, as Firefox writes it. */
const ABORTED = "status=2152398850";
const PATHS = [...(process.env.PATH ?? "").split(delimiter), "/Applications/Firefox.app/Contents/MacOS"];

/** The path of the first of these programs that is installed, or null. */
export function installed(...names) {
  const places = names.flatMap((name) => PATHS.map((folder) => join(folder, name)));
  return places.find((path) => existsSync(path)) ?? null;
}

function freePort() {
  return new Promise((done) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** What `ask` answers once it does not throw any more. */
async function answered(ask, child) {
  const until = Date.now() + START_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (child.exitCode !== null || Date.now() > until)
        throw new Sentence(`It did not start: ${error.message}`);
      await new Promise((done) => setTimeout(done, 200));
    }
  }
}

function connect(url) {
  return new Promise((done, fail) => {
    const socket = new WebSocket(url);
    socket.onopen = () => done(socket);
    socket.onerror = () => fail(new Error(`nobody answers at ${url}`));
  });
}

export async function firefox(path) {
  const port = await freePort();
  const profile = mkdtempSync(join(tmpdir(), "attention-loom-"));
  const args = ["--headless", "--no-remote", "--profile", profile, `--remote-debugging-port=${port}`];
  const child = spawn(path, args, { stdio: "ignore" });
  const socket = await answered(() => connect(`ws://127.0.0.1:${port}/session`), child);
  const waiting = new Map();
  const errors = [];
  let last = 0;
  socket.onmessage = ({ data }) => {
    const { id, type, method, params, result, message } = JSON.parse(data);
    const isError = method === "log.entryAdded" && params.level === "error";
    // A font that was still coming when another address was opened.
    if (isError && !params.text.includes(ABORTED)) errors.push(params.text);
    const one = waiting.get(id);
    waiting.delete(id);
    if (type === "error") one?.fail(new Error(message));
    else one?.done(result);
  };
  const send = (method, params) =>
    new Promise((done, fail) => {
      last += 1;
      waiting.set(last, { done, fail });
      socket.send(JSON.stringify({ id: last, method, params }));
    });
  const { capabilities } = await send("session.new", { capabilities: {} });
  await send("session.subscribe", { events: ["log.entryAdded"] });
  const { contexts } = await send("browsingContext.getTree", {});
  const { context } = contexts[0];
  return {
    version: capabilities.browserVersion,
    errors: async () => errors,
    open: (url) => send("browsingContext.navigate", { context, url, wait: "complete" }),
    run: async (expression) => {
      const { type, result, exceptionDetails } = await send("script.evaluate", {
        expression: `Promise.resolve(${expression}).then(JSON.stringify)`,
        target: { context },
        awaitPromise: true,
      });
      if (type === "exception") throw new Error(exceptionDetails.text);
      return JSON.parse(result.value ?? "null");
    },
    close: async () => {
      const ended = new Promise((done) => child.once("exit", done));
      await send("browser.close", {}).catch(() => child.kill());
      await ended;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Classic WebDriver tells nothing of what a page logs: errors are counted from the end of loading on. */
const LISTEN = `window.reported ??= (addEventListener("error", (e) => reported.push(e.message)),
  addEventListener("unhandledrejection", (e) => reported.push(String(e.reason))), [])`;

export async function webDriver(path) {
  if (process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    throw new Sentence("It needs a screen: run the command under xvfb-run.");
  const port = await freePort();
  const child = spawn(path, ["-p", String(port)], { stdio: "ignore" });
  const ask = async (method, at, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${at}`, {
      method,
      body: body && JSON.stringify(body),
    });
    const { value } = await answer.json();
    if (value?.error) throw new Error(value.message || value.error);
    return value;
  };
  await answered(() => ask("GET", "/status"), child);
  const { sessionId, capabilities } = await ask("POST", "/session", { capabilities: {} });
  const session = `/session/${sessionId}`;
  await ask("POST", `${session}/timeouts`, { script: 300_000 });
  const errors = [];
  const run = async (expression) => {
    const script = `${LISTEN}; const done = arguments[arguments.length - 1];
      Promise.resolve(${expression}).then((value) => done({ value: JSON.stringify(value) }), (error) => done({ error: String(error) }))`;
    const { value, error } = await ask("POST", `${session}/execute/async`, { script, args: [] });
    if (error) throw new Error(error);
    return JSON.parse(value ?? "null");
  };
  return {
    version: capabilities.browserVersion,
    errors: async () => [...errors, ...(await run("reported"))],
    open: async (url) => {
      errors.push(...((await run("reported").catch(() => null)) ?? []));
      await ask("POST", `${session}/url`, { url });
    },
    run,
    close: async () => {
      await ask("DELETE", session).catch(() => {});
      child.kill();
    },
  };
}
