import type { Plugin } from "vite";

export function letters(): { latin: string[]; hangul: string[] };
export function faces(): Plugin;
