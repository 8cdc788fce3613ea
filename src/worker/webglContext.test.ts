import { afterEach, describe, expect, it, vi } from "vitest";
import { fencePasses, openContext, readsBack, rendererOf, softwareSign } from "./webglContext";

const UNMASKED_RENDERER_WEBGL = 0x9246;
const RENDERER = 0x1f01;

describe("the name of the GPU", () => {
  const named = (plain: string, unmasked: string | null) => ({
    RENDERER,
    getParameter: (name: number) => (name === RENDERER ? plain : unmasked),
    getExtension: vi.fn(() => (unmasked === null ? null : { UNMASKED_RENDERER_WEBGL })),
  });
  const nameOf = (context: ReturnType<typeof named>): string =>
    rendererOf(context as unknown as WebGL2RenderingContext);

  it("is behind the extension where the browser gives none by itself", () => {
    expect(nameOf(named("WebKit WebGL", "ANGLE (Apple, M2)"))).toBe("ANGLE (Apple, M2)");
    expect(nameOf(named("", "ANGLE (Apple, M2)"))).toBe("ANGLE (Apple, M2)");
    expect(nameOf(named("WebKit WebGL", null))).toBe("WebKit WebGL");
  });

  it("is read without the extension in Firefox, which warns of it", () => {
    const context = named("Radeon R9 200 Series, or similar", "another");
    expect(nameOf(context)).toBe("Radeon R9 200 Series, or similar");
    expect(context.getExtension).not.toHaveBeenCalled();
  });
});

describe("software WebGL", () => {
  const yes = (): boolean => true;
  for (const renderer of [
    "ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)",
    "llvmpipe (LLVM 15.0.7, 256 bits)",
    "Microsoft Basic Render Driver",
    "Apple Software Renderer",
    "softpipe",
  ])
    it(`is known by its name: ${renderer}`, () => expect(softwareSign(renderer, yes)).toBe(renderer));

  for (const renderer of [
    "ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11 vs_5_0 ps_5_0, D3D11)",
    "Apple GPU",
    "Mali-G78",
    "Adreno (TM) 650",
    "ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6)",
  ])
    it(`is not ${renderer}`, () => expect(softwareSign(renderer, yes)).toBeNull());

  it("is known without a name, where nobody gets a fast context", () => {
    expect(softwareSign("Mozilla", () => false)).toBe("Mozilla (failIfMajorPerformanceCaveat)");
  });
});

describe("a context of our own", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });
  const withContext = (getContext: () => unknown): void => {
    vi.stubGlobal(
      "OffscreenCanvas",
      class {
        getContext = getContext;
      },
    );
  };
  const open = () => openContext(() => {});

  it("is missed by a reason, whether the browser has no canvas, gives none, or throws", () => {
    expect(open).toThrow(expect.objectContaining({ why: "no-context" }));
    withContext(() => null);
    expect(open).toThrow(expect.objectContaining({ why: "no-context", message: "WebGL2" }));
    withContext(() => {
      throw new Error("GPU process is gone");
    });
    expect(open).toThrow(expect.objectContaining({ why: "no-context", message: "GPU process is gone" }));
  });
});

describe("the fence", () => {
  const TIMEOUT_EXPIRED = 0x911b;
  const context = (statuses: readonly number[], fence: object | null = {}) => {
    let asked = 0;
    const deleteSync = vi.fn();
    const gl = {
      SYNC_GPU_COMMANDS_COMPLETE: 0x9117,
      ALREADY_SIGNALED: 0x911a,
      CONDITION_SATISFIED: 0x911c,
      WAIT_FAILED: 0x911d,
      fenceSync: () => fence,
      flush: () => {},
      clientWaitSync: () => statuses[Math.min(asked++, statuses.length - 1)],
      deleteSync,
    } as unknown as WebGL2RenderingContext;
    return { gl, deleteSync };
  };

  it("passes once the work before it is done", async () => {
    const { gl, deleteSync } = context([TIMEOUT_EXPIRED, TIMEOUT_EXPIRED, 0x911c]);
    expect(await fencePasses(gl)).toBe(true);
    expect(deleteSync).toHaveBeenCalledOnce();
  });

  it("does not where it is never signalled, waiting failed, or there is none", async () => {
    const began = performance.now();
    expect(await fencePasses(context([TIMEOUT_EXPIRED]).gl, 60)).toBe(false);
    expect(performance.now() - began).toBeGreaterThanOrEqual(59);
    expect(await fencePasses(context([0x911d]).gl)).toBe(false);
    expect(await fencePasses(context([], null).gl)).toBe(false);
  });
});

describe("reading back", () => {
  const context = (pixel: readonly number[]) =>
    ({
      clearColor: () => {},
      clear: () => {},
      readPixels: (...args: unknown[]) => (args.at(-1) as Uint8Array).set(pixel),
    }) as unknown as WebGL2RenderingContext;

  it("works where the colour that was drawn comes back", () => {
    expect(readsBack(context([51, 102, 204, 255]))).toBe(true);
    expect(readsBack(context([50, 103, 203, 0]))).toBe(true);
    expect(readsBack(context([0, 0, 0, 0]))).toBe(false);
  });
});
