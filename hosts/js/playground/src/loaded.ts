import { useEffect, useState } from "preact/hooks";

/** What is being fetched: nothing yet, a value, or why there is none. */
export interface Loaded<T> {
  value?: T;
  error?: string;
}

export function useLoaded<T>(load: () => Promise<T>, dependencies: unknown[]): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({});
  useEffect(() => {
    let isCurrent = true;
    const show = (next: Loaded<T>) => {
      if (isCurrent) setLoaded(next);
    };
    show({});
    load().then(
      (value) => show({ value }),
      (error: unknown) => show({ error: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, dependencies);
  return loaded;
}
