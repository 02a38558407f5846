import type { Connections, Settings } from "../host/services.ts";

/** Connections in memory, by name. */
export function memoryConnections(connections: Record<string, Settings> = {}): Connections {
  const stored = new Map(Object.entries(connections));
  return { get: (connection) => stored.get(connection) };
}
