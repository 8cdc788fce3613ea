/** What the kernels have on a device beside tensorflow.js's textures: programs, framebuffers, facts about data. */
import type { MathBackendWebGL } from "@tensorflow/tfjs-backend-webgl";
import { present } from "../../../lib/assert";
import { LIBRARY, maskFunction } from "./glsl";
import type { Draw, Reach } from "./gpu";
import { sizesOf } from "./sizes";

interface Linked {
  readonly program: WebGLProgram;
  readonly samplers: readonly (WebGLUniformLocation | null)[];
  readonly uniforms: Readonly<Record<string, WebGLUniformLocation | null>>;
}

/** What outlives a kernel. */
interface Device {
  readonly gl: WebGL2RenderingContext;
  readonly vertexShader: WebGLShader;
  readonly vertexArray: WebGLVertexArrayObject;
  /** By the number of outputs. */
  readonly framebuffers: Map<number, WebGLFramebuffer>;
  readonly programs: Map<string, Linked>;
  /** Ids of data whose lanes beyond odd edges are 0. */
  readonly clean: WeakSet<object>;
  readonly reaches: WeakMap<object, Reach>;
}

const devices = new WeakMap<MathBackendWebGL, Device>();

// One triangle that covers everything, without a buffer.
const VERTEX = `#version 300 es
void main() {
  gl_Position = vec4(float((gl_VertexID & 1) << 2) - 1.0, float((gl_VertexID & 2) << 1) - 1.0, 0.0, 1.0);
}`;

export function deviceOf(backend: MathBackendWebGL): Device {
  const known = devices.get(backend);
  if (known) return known;
  const gl = backend.gpgpu.gl as WebGL2RenderingContext;
  const device: Device = {
    gl,
    vertexShader: compile(gl, gl.VERTEX_SHADER, VERTEX),
    vertexArray: present(gl.createVertexArray(), "a vertex array"),
    framebuffers: new Map(),
    programs: new Map(),
    clean: new WeakSet(),
    reaches: new WeakMap(),
  };
  devices.set(backend, device);
  return device;
}

function compile(gl: WebGL2RenderingContext, type: number, source: string): WebGLShader {
  const shader = present(gl.createShader(type), "a shader");
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  return shader;
}

/** Sizes that differ from batch to batch stay out of the source, and arrays have room for more steps. */
export function room(length: number): number {
  return Math.ceil(length / 32) * 32;
}

export function link({ gl, vertexShader }: Device, draw: Draw): Linked {
  const { columns, rows } = sizesOf(present(draw.outputs[0], "an output").shape);
  const samplers = Object.keys(draw.inputs);
  const ints = Object.keys(draw.ints ?? {});
  const floats = Object.keys(draw.floats ?? {});
  const arrays = Object.entries(draw.arrays ?? {});
  const source = `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;
${samplers.map((name) => `uniform sampler2D ${name};`).join("\n")}
${ints.map((name) => `uniform int ${name};`).join("\n")}
${floats.map((name) => `uniform float ${name};`).join("\n")}
${arrays.map(([name, { length }]) => `uniform int ${name}[${room(length)}]; uniform int ${name}Count;`).join("\n")}
${draw.outputs.map((_, i) => `layout(location = ${i}) out vec4 out${i};`).join("\n")}
${LIBRARY}
${maskFunction(columns, rows)}
${draw.functions?.() ?? ""}
void main() {
  int column = int(gl_FragCoord.x);
  int row = int(gl_FragCoord.y);
  ${draw.code()}
}`;
  const program = present(gl.createProgram(), "a program");
  const fragment = compile(gl, gl.FRAGMENT_SHADER, source);
  gl.attachShader(program, vertexShader);
  gl.attachShader(program, fragment);
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost())
    throw new Error(`${draw.key}: ${gl.getShaderInfoLog(fragment)} ${gl.getProgramInfoLog(program)}`);
  gl.deleteShader(fragment);
  const location = (name: string): WebGLUniformLocation | null => gl.getUniformLocation(program, name);
  return {
    program,
    samplers: samplers.map(location),
    uniforms: Object.fromEntries(
      [...ints, ...floats, ...arrays.flatMap(([name]) => [name, `${name}Count`])].map((name) => [
        name,
        location(name),
      ]),
    ),
  };
}

/** Binds the framebuffer with so many attachments. */
export function bindFramebuffer({ gl, framebuffers }: Device, outputs: number): void {
  const known = framebuffers.get(outputs);
  if (known) {
    gl.bindFramebuffer(gl.FRAMEBUFFER, known);
    return;
  }
  const made = present(gl.createFramebuffer(), "a framebuffer");
  gl.bindFramebuffer(gl.FRAMEBUFFER, made);
  gl.drawBuffers(Array.from({ length: outputs }, (_, i) => gl.COLOR_ATTACHMENT0 + i));
  framebuffers.set(outputs, made);
}

/**
 * Whether a draw may write four float32 textures at once. WebGL 2 promises four outputs, but some mobile GPUs have no
 * room for so many bytes of one pixel.
 */
export function drawsFourOutputs(backend: MathBackendWebGL): boolean {
  const gl = backend.gpgpu.gl as WebGL2RenderingContext;
  const framebuffer = gl.createFramebuffer();
  gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
  const textures = [0, 1, 2, 3].map((i) => {
    const texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA32F, 1, 1);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0 + i, gl.TEXTURE_2D, texture, 0);
    return texture;
  });
  const isComplete = gl.checkFramebufferStatus(gl.FRAMEBUFFER) === gl.FRAMEBUFFER_COMPLETE;
  gl.deleteFramebuffer(framebuffer);
  for (const texture of textures) gl.deleteTexture(texture);
  return isComplete;
}
