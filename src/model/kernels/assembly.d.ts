/** AssemblyScript, compiled by the build: the bytes of the wasm module. */
declare module "*?assembly" {
  export const base64: string;
}
