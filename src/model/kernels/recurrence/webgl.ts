import { registerGru } from "./webglGru";

export function registerRecurrences(): void {
  registerGru();
}
