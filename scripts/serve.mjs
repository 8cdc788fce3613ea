/**
 * A static server for the built page, on loopback, with nothing but Node: no special headers, no rewriting, no list of
 * directories. `npm start` serves from the root and the end-to-end tests from a sub-path, as any static host might.
 *
 *   node scripts/serve.mjs [--port N] [--base /some/path/] [--root dist]
 */
import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { isMain, main, ROOT, Sentence } from "./common.mjs";

export const HOST = "127.0.0.1";
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".tsv": "text/tab-separated-values; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
};

function answer(response, status, text) {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" });
  response.end(`${text}\n`);
}

/** The path below the base that a request asks for; null outside the base, undefined where it cannot be read. */
export function requestedPath(url, base) {
  let path;
  try {
    path = decodeURIComponent(url.split(/[?#]/, 1)[0]);
  } catch {
    return undefined;
  }
  if (path.includes("\0") || path.includes("\\")) return undefined;
  return path.startsWith(base) ? path.slice(base.length) : null;
}

async function handle(request, response, root, base) {
  if (request.method !== "GET" && request.method !== "HEAD")
    return answer(response, 405, "Only GET and HEAD.");
  if (request.url === base.slice(0, -1)) {
    response.writeHead(301, { Location: base });
    return response.end();
  }
  const asked = requestedPath(request.url, base);
  if (asked === undefined) return answer(response, 400, "This address cannot be read.");
  if (asked === null) return answer(response, 404, `Nothing is served outside ${base}.`);
  let file = resolve(root, `./${asked}`);
  let found = await stat(file).catch(() => null);
  if (found?.isDirectory()) {
    file = join(file, "index.html");
    found = await stat(file).catch(() => null);
  }
  // `..` and links may lead out of the folder that is served; the real path says so.
  const inside = found?.isFile() && `${await realpath(file)}`.startsWith(`${root}${sep}`);
  if (!inside) return answer(response, 404, "There is no such file.");
  response.writeHead(200, {
    "Content-Type": TYPES[extname(file).toLowerCase()] ?? "application/octet-stream",
    "Content-Length": found.size,
    "Cache-Control": "no-cache",
  });
  if (request.method === "HEAD") return response.end();
  const stream = createReadStream(file);
  stream.on("error", () => response.destroy());
  response.on("close", () => stream.destroy());
  stream.pipe(response);
}

function listen(server, port) {
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, HOST, () => {
      server.off("error", fail);
      done(server.address().port);
    });
  });
}

/**
 * Serves `root` below `base` (which begins and ends with a slash). A busy port moves to the next one, `tries` times in
 * all. Answers the address, the port and `close`.
 */
export async function serve({ root, base = "/", port = 0, tries = 1 }) {
  const folder = await realpath(root).catch(() => {
    throw new Sentence(`There is nothing to serve at ${root}: build the page first with "npm run build".`);
  });
  const server = createServer((request, response) => {
    handle(request, response, folder, base).catch(() => {
      if (response.headersSent) response.destroy();
      else answer(response, 500, "This file could not be read.");
    });
  });
  for (let attempt = 0; ; attempt++) {
    const wanted = port === 0 ? 0 : port + attempt;
    try {
      const actual = await listen(server, wanted);
      const close = () =>
        new Promise((done) => {
          server.close(done);
          server.closeAllConnections();
        });
      return { url: `http://${HOST}:${actual}${base}`, port: actual, close };
    } catch (error) {
      if (error.code === "EACCES") {
        throw new Sentence(
          `Port ${wanted} may not be used by this user: set PORT to a number from 1024 to 65535.`,
        );
      }
      if (error.code !== "EADDRINUSE") throw error;
      if (attempt + 1 >= tries || wanted >= 65535) {
        throw new Sentence(
          tries === 1
            ? `Port ${wanted} is busy: set PORT to another one.`
            : `Ports ${port} to ${wanted} are all busy: set PORT to another one.`,
        );
      }
    }
  }
}

/** A port number as it was typed, or a sentence that says what was expected of `name`. */
export function readPort(text, name = "PORT") {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port >= 1 && port <= 65535) return port;
  throw new Sentence(
    `${name} is "${text}", but a port is a whole number from 1 to 65535: for example ${name}=4173.`,
  );
}

/**
 * Ends the process with exit code 0 on Ctrl-C, after the server has been closed. The handlers stay: under npm a Ctrl-C
 * may arrive twice, from the terminal and passed on by npm. And npm passes a signal to its shell only, which dies
 * without telling this process: where npm started it, it goes with its parent.
 */
export function closeOnSignal(close) {
  const stop = () => close().finally(() => process.exit(0));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event === undefined) return;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, 500).unref();
}

async function serveFromCommandLine() {
  const options = { port: "0", base: "/", root: "dist" };
  const args = process.argv.slice(2);
  while (args.length > 0) {
    const name = args.shift();
    const key = name.replace(/^--/, "");
    if (!name.startsWith("--") || !Object.hasOwn(options, key) || args.length === 0) {
      throw new Sentence(
        `"${name}" is not understood: serve.mjs takes --port N, --base /path/ and --root FOLDER.`,
      );
    }
    options[key] = args.shift();
  }
  const base = `/${options.base.replace(/^\/+|\/+$/g, "")}/`.replace("//", "/");
  const port = options.port === "0" ? 0 : readPort(options.port, "--port");
  const { url, close } = await serve({ root: resolve(ROOT, options.root), base, port });
  closeOnSignal(close);
  console.log(url);
}

if (isMain(import.meta.url)) await main(serveFromCommandLine);
