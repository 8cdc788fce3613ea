import { describe, expect, it } from "vitest";
import { loadLocale } from "../../i18n/loadLocale";
import { LANGUAGES } from "../../lib/language";
import { FIRST_SESSION, type Session } from "../../state/session";
import type { BackendId, Rejection } from "../../worker/protocol";
import { becauseOf } from "../because";
import { reportLines, reportText } from "./report";

const SURROUNDINGS = { userAgent: "Browser/1", hardwareConcurrency: 8 };
const GPU = "ANGLE (NVIDIA, NVIDIA GeForce RTX 3060, OpenGL 4.6)";

const SESSION: Session = {
  ...FIRST_SESSION,
  status: "training",
  choice: {
    backend: "webgl",
    renderer: GPU,
    forced: null,
    rejected: [{ backend: "wasm", why: "close", detail: "" }],
    timings: [
      { backend: "wasm", msPerUpdate: 12.34, updates: 40 },
      { backend: "webgl", msPerUpdate: 13.04, updates: 36 },
    ],
    webgl: { renderer: GPU, software: false, maxTextureSize: 16384, float32: true, fence: true },
    tfjs: "4.22.0",
  },
  settings: { task: "fr-en", seed: 7, cell: "gru", units: 32 },
  step: 1234,
  parameters: 15090,
  stepsPerSecond: 61.2,
  kernels: { kernels: "fused", why: null, excess: 0.031, detail: null },
  memory: {
    tensors: 39,
    bytes: 181_000,
    textures: { used: 200_000, free: 17_600_000 },
    calls: { draws: 231.25, uploads: 3, programs: 0 },
  },
};

describe("the report", () => {
  it("says what computes, why, and how fast, in English", async () => {
    const lines = reportLines(SESSION, "en", await loadLocale("en"), SURROUNDINGS);
    expect(reportText(lines, "en")).toBe(
      [
        "### Attention Loom: Report",
        "",
        `- Attention Loom: ${__LOOM_VERSION__}`,
        "- tensorflow.js: 4.22.0",
        "- browser: Browser/1",
        "- processor cores: 8",
        "- backend: WebGL, close to the fastest",
        `- graphics: ${GPU}`,
        "- largest texture: 16,384",
        "- 32-bit targets: yes",
        "- fence: yes",
        "- one update: WebAssembly 12.3 ms (40 timed)",
        "- one update: WebGL 13.0 ms (36 timed)",
        "- left out: WebAssembly, close",
        "- task: fr-en",
        "- model: cell gru, units 32",
        "- kernels: fused, largest difference 0.031 of what is allowed",
        "- parameters: 15,090",
        "- update: 1,234",
        "- seed: 7",
        "- updates per second: 61",
        "- WebGL, per update: 231.3 draws, 3 uploads, 0 new programs",
        "- live tensors: 39, 181 kB",
        "- textures: 200 kB in use, 17,600 kB kept for the next",
        "",
      ].join("\n"),
    );
  });

  it("says of a backend that it is the fastest only where it was timed, and won", () => {
    const because = (backend: BackendId, forced: BackendId | null, why?: Rejection["why"]) =>
      becauseOf({
        ...(SESSION.choice ?? expect.fail("no choice")),
        backend,
        forced,
        rejected: why ? [{ backend: backend === "webgl" ? "wasm" : "webgl", why, detail: "" }] : [],
      });
    expect(because("webgl", null, "slower")).toBe("fastest");
    expect(because("wasm", null, "slower")).toBe("fastest");
    expect(because("webgl", null, "close")).toBe("close");
    for (const why of ["compiling", "stopped", "software", "self-test"] as const)
      expect(because("wasm", null, why)).toBe("only");
    expect(because("wasm", "wasm")).toBe("asked");
  });

  for (const language of LANGUAGES)
    it(`has something to say before there is a worker, in ${language}`, async () => {
      const lines = reportLines(FIRST_SESSION, language, await loadLocale(language), SURROUNDINGS);
      expect(lines.map(({ id }) => id)).toEqual(["page 0", "browser 0", "cores 0", "speed 0", "tensors 0"]);
    });

  it("names a fused kernel that does not run here, and what the device says of it", async () => {
    const detail = "LoomAdam: adam: ERROR: 0:12: syntax error";
    const kernels = { kernels: "plain", why: "failed", excess: null, detail } as const;
    const lines = reportLines({ ...SESSION, kernels }, "en", await loadLocale("en"), SURROUNDINGS);
    const { value } = lines.find(({ id }) => id === "kernels 0") ?? {};
    expect(value).toBe(`plain, the fused ones do not run here, ${detail}`);
  });

  it("has both numbers of an arithmetic that does not agree", async () => {
    const said = { en: "A number", ko: "숫자" };
    const note = { kind: "disagrees", said, numbers: "weights.3.2 0.97 / 0.96, update 600" } as const;
    const lines = reportLines({ ...SESSION, notes: [note] }, "ko", await loadLocale("ko"), SURROUNDINGS);
    expect(lines.at(-1)).toMatchObject({ id: "arithmetic 0", value: note.numbers, isRaw: true });
  });

  it("holds the driver's own words where a backend was left out", async () => {
    const choice = {
      backend: "cpu",
      renderer: null,
      forced: "wasm",
      rejected: [{ backend: "wasm", why: "timed-out", detail: "10 s" }],
      timings: [],
      webgl: null,
      tfjs: "4.22.0",
    } as const;
    const text = reportText(
      reportLines({ ...FIRST_SESSION, choice }, "en", await loadLocale("en"), SURROUNDINGS),
      "en",
    );
    expect(text).toContain("- backend: CPU, others left out\n");
    expect(text).toContain("- left out: WebAssembly, timed-out: 10 s\n");
  });

  it("knows no sentence and no address", async () => {
    const trace = { source: { text: "un secret" } } as unknown as Session["trace"];
    const lines = reportLines({ ...SESSION, trace }, "en", await loadLocale("en"), SURROUNDINGS);
    expect(reportText(lines, "en")).not.toMatch(/secret|https?:/);
  });

  it("says of a file that could not be loaded its name alone", async () => {
    const choice = (detail: string) =>
      ({
        backend: "cpu",
        renderer: null,
        forced: null,
        rejected: [{ backend: "wasm", why: "load-failed", detail }],
        timings: [],
        webgl: null,
        tfjs: "4.22.0",
      }) as const;
    const messages = await loadLocale("en");
    const said = (detail: string) =>
      reportText(
        reportLines({ ...FIRST_SESSION, choice: choice(detail) }, "en", messages, SURROUNDINGS),
        "en",
      );
    const failed = "Failed to fetch dynamically imported module:";
    expect(said(`${failed} http://10.0.0.7:8080/secret/assets/wasm-x1.js?t=1`)).toContain(
      `load-failed: ${failed} wasm-x1.js\n`,
    );
    expect(
      said("both async and sync (https://example.org/~someone/), file:///home/someone/a.wasm"),
    ).toContain("load-failed: both async and sync (…), a.wasm\n");
  });
});
