export type Actions = Record<string, { input: any; output: any }>;
