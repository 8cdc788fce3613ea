import { registerGru } from "./webglGru";
import { registerLstm } from "./webglLstm";
import { registerRnn } from "./webglRnn";

export function registerRecurrences(): void {
  registerRnn();
  registerGru();
  registerLstm();
}
