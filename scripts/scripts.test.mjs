import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { candidates } from "./browser.mjs";
import { inCi, Sentence } from "./common.mjs";
import { HOST, readPort, serve } from "./serve.mjs";
import { installReason, nodeProblem } from "./setup.mjs";
import { count, endToEndCases } from "./test.mjs";

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "loom-scripts-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (path, text) => {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), text);
};

describe("setup", () => {
  it("refuses a Node that is too old, in one sentence", () => {
    for (const version of ["18.20.4", "20.18.3", "8.0.0"]) expect(nodeProblem(version)).toContain(version);
    for (const version of ["20.19.0", "22.0.0", "24.1.0"]) expect(nodeProblem(version)).toBeNull();
  });

  it("installs what is missing, unfinished, changed or incomplete, and nothing twice", () => {
    const locked = {
      "": {},
      "node_modules/a": { version: "1.0.0" },
      "node_modules/only-on-windows": { version: "1.0.0", optional: true },
    };
    write("package-lock.json", JSON.stringify({ packages: locked }));
    expect(installReason(folder)).toContain("not installed");
    write("node_modules/a/package.json", "{}");
    expect(installReason(folder)).toContain("did not finish");
    write(
      "node_modules/.package-lock.json",
      JSON.stringify({ packages: { "node_modules/a": { version: "1.0.0" } } }),
    );
    expect(installReason(folder)).toBeNull();
    write(
      "package-lock.json",
      JSON.stringify({ packages: { ...locked, "node_modules/a": { version: "1.1.0" } } }),
    );
    expect(installReason(folder)).toContain("changed");
    write("package-lock.json", JSON.stringify({ packages: locked }));
    rmSync(join(folder, "node_modules/a"), { recursive: true });
    expect(installReason(folder)).toContain("node_modules/a is missing");
    write("package-lock.json", "{");
    expect(() => installReason(folder)).toThrow(Sentence);
  });
});

describe("serving", () => {
  /** Asks for a path as it stands, `..` included, as no browser would. */
  const ask = (port, path, method = "GET") =>
    new Promise((resolve, reject) => {
      const asked = request({ host: HOST, port, path, method }, (response) => {
        let body = "";
        response.on("data", (chunk) => {
          body += chunk;
        });
        response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body }));
      });
      asked.on("error", reject);
      asked.end();
    });

  it("gives files below its base with their types, and nothing else", async () => {
    write("dist/index.html", "page");
    write("dist/assets/a.wasm", "wasm");
    write("dist/models/m.safetensors", "model");
    write("secret.txt", "secret");
    write("dist-other/secret.txt", "secret");
    symlinkSync(join(folder, "secret.txt"), join(folder, "dist/link.txt"));
    const { port, url, close } = await serve({ root: join(folder, "dist"), base: "/deep/er/" });
    try {
      expect(url).toBe(`http://${HOST}:${port}/deep/er/`);
      expect(await ask(port, "/deep/er/?backend=cpu")).toMatchObject({ status: 200, body: "page" });
      expect(await ask(port, "/deep/er")).toMatchObject({ status: 301, headers: { location: "/deep/er/" } });
      const types = {
        "": "text/html; charset=utf-8",
        "assets/a.wasm": "application/wasm",
        "models/m.safetensors": "application/octet-stream",
      };
      for (const [path, type] of Object.entries(types)) {
        const { status, headers } = await ask(port, `/deep/er/${path}`);
        expect(status, path).toBe(200);
        expect(headers["content-type"], path).toBe(type);
      }
      expect(await ask(port, "/deep/er/", "HEAD")).toMatchObject({ status: 200, body: "" });
      for (const path of [
        "/",
        "/deep/er/assets/",
        "/deep/er/no.js",
        "/deep/er/../secret.txt",
        "/deep/er/%2e%2e/secret.txt",
        "/deep/er/..%2fsecret.txt",
        "/deep/er/..%2fdist-other/secret.txt",
        "/deep/er/link.txt",
        "/deep/er//etc/passwd",
      ]) {
        const { status, body } = await ask(port, path);
        expect(status, path).toBe(404);
        expect(body, path).not.toContain("secret\n");
      }
      for (const path of ["/deep/er/%zz", "/deep/er/%00", "/deep/er/a%5cb"]) {
        expect((await ask(port, path)).status, path).toBe(400);
      }
      expect((await ask(port, "/deep/er/", "POST")).status).toBe(405);
    } finally {
      await close();
    }
  });

  it("moves to the next port when one is busy, as often as it is told to", async () => {
    write("dist/index.html", "page");
    const root = join(folder, "dist");
    const other = createServer();
    const busy = await new Promise((resolve) => {
      other.listen(0, HOST, () => resolve(other.address().port));
    });
    try {
      await expect(serve({ root, port: busy })).rejects.toThrow(`Port ${busy} is busy`);
      const { port, close } = await serve({ root, port: busy, tries: 20 });
      expect(port).toBeGreaterThan(busy);
      await close();
    } finally {
      other.close();
    }
  });

  it("says what to do where there is nothing to serve", async () => {
    await expect(serve({ root: join(folder, "nothing") })).rejects.toThrow("npm run build");
  });

  it("takes whole numbers from 1 to 65535 for a port", () => {
    expect(readPort("4173")).toBe(4173);
    for (const text of ["0", "65536", "-1", "80.5", "http", " ", "1e3"])
      expect(() => readPort(text)).toThrow(Sentence);
  });
});

describe("a browser", () => {
  it("is looked for where each system keeps it", () => {
    expect(candidates("linux", { PATH: "/usr/bin" })).toContain("/usr/bin/chromium");
    expect(candidates("darwin", { HOME: "/Users/me" })).toContain(
      "/Users/me/Applications/Chromium.app/Contents/MacOS/Chromium",
    );
    expect(candidates("win32", { PROGRAMFILES: "C:\\Program Files" })).toContain(
      "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    );
    expect(candidates("win32", {})).toEqual([]);
  });

  it("is opened unless CI says that nobody watches", () => {
    for (const CI of ["1", "true", "yes"]) expect(inCi({ CI })).toBe(true);
    for (const environment of [{}, { CI: "" }, { CI: "0" }, { CI: "false" }])
      expect(inCi(environment)).toBe(false);
  });
});

describe("counting tests", () => {
  const cases = (...states) => states.map((state, i) => ({ name: `case ${i}`, state, reason: "" }));

  it("counts what passed and failed", () => {
    expect(count(cases("passed", "failed", "passed"), 1)).toMatchObject({ passed: 2, failed: 1, skipped: 0 });
  });

  it("counts a skipped test only when it names its reason", () => {
    const skipped = [{ name: "gpu", state: "skipped", reason: "no GPU here" }];
    expect(count([...cases("passed"), ...skipped], 0)).toMatchObject({
      passed: 1,
      failed: 0,
      skipped: 1,
      remarks: ["skipped: gpu (no GPU here)"],
    });
    expect(count(cases("passed", "skipped"), 0)).toMatchObject({ passed: 1, failed: 1, skipped: 0 });
  });

  it("names what passed at the second try only", () => {
    expect(count(cases("passed", "flaky"), 0)).toMatchObject({
      passed: 2,
      failed: 0,
      remarks: [expect.stringContaining("second try")],
    });
  });

  it("does not believe a program that failed without a failed test, nor one that found no test", () => {
    expect(count(cases("passed"), 1)).toMatchObject({ passed: 1, failed: 1 });
    expect(count([], 0)).toMatchObject({ passed: 0, failed: 1 });
    expect(count([], null)).toMatchObject({ passed: 0, failed: 1 });
    expect(count(cases("pending"), 0)).toMatchObject({ passed: 0, failed: 1 });
  });

  it("reads Playwright's report", () => {
    const spec = (title, status, annotations = []) => ({ title, tests: [{ status, annotations }] });
    const report = {
      suites: [
        {
          title: "a.spec.ts",
          specs: [spec("one", "expected"), spec("two", "unexpected"), spec("shaky", "flaky")],
          suites: [
            { title: "group", specs: [spec("three", "skipped", [{ type: "skip", description: "why" }])] },
          ],
        },
      ],
      errors: [{ message: "the server did not start" }],
    };
    expect(endToEndCases(report)).toEqual([
      { name: "a.spec.ts > one", state: "passed", reason: "" },
      { name: "a.spec.ts > two", state: "failed", reason: "" },
      { name: "a.spec.ts > shaky", state: "flaky", reason: "" },
      { name: "a.spec.ts > group > three", state: "skipped", reason: "why" },
      { name: "the server did not start", state: "failed", reason: "" },
    ]);
  });
});
