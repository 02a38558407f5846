/**
 * Calls a component, whose functions are plain while the answers to its imports take time.
 *
 * | way | how an import waits | where |
 * |---|---|---|
 * | `suspend` | The engine sets the component aside (JavaScript Promise Integration). | Node 24, Chromium 137 |
 * | `repeat` | The call ends there. Once the answer is known, it starts again in a fresh instance, which gets the answers so far at once. | anywhere |
 *
 * Both give the same result, because what a connector does is a function of its arguments and of what its imports return.
 */
import type { Way } from "../host/options.ts";
import type { Component } from "./component.ts";
import type { CoreFunction, Pausing } from "./core.ts";
import { type Call, type Host, Instance } from "./instance.ts";

declare global {
  namespace WebAssembly {
    /** Missing where the engine has no JavaScript Promise Integration. */
    var Suspending: (new (core: CoreFunction) => ImportValue) | undefined;
    var promising: (core: CoreFunction) => (...values: (number | bigint)[]) => Promise<unknown>;
  }
}

export function bestWay(): Way {
  return WebAssembly.Suspending ? "suspend" : "repeat";
}

const plain: Pausing = (core) => core;
const suspending: Pausing = (core) => new WebAssembly.Suspending!(core);

/** `seen` is given each instance, so that its memory and handles can be looked at. */
export function call(way: Way, component: Component, call: Call, host: Host, seen: (instance: Instance) => void): Promise<unknown> {
  return way === "suspend" ? suspend(component, call, host, seen) : repeat(component, call, host, seen);
}

/** Calls a function that calls no imports. */
export function callNow(component: Component, call: Call): unknown {
  const refuse = (from: string, func: string) => {
    throw new Error(`\`${call.interface}.${call.func}\` called \`${from}.${func}\`, but may call no imports`);
  };
  const instance = new Instance(component, refuse, plain);
  const [core, values] = instance.enter(call);
  const value = instance.leave(call, core(...values));
  instance.end();
  return value;
}

async function suspend(component: Component, call: Call, host: Host, seen: (instance: Instance) => void): Promise<unknown> {
  if (!WebAssembly.Suspending) throw new TypeError("This runtime has no JavaScript Promise Integration. Omit `way`, or set it to `repeat`.");
  const instance = new Instance(component, host, suspending);
  seen(instance);
  const [core, values] = instance.enter(call);
  const value = instance.leave(call, await WebAssembly.promising(core)(...values));
  instance.end();
  return value;
}

type Answer = { value: unknown } | { error: unknown };

async function repeat(component: Component, call: Call, host: Host, seen: (instance: Instance) => void): Promise<unknown> {
  const answers: Answer[] = [];
  for (;;) {
    let next = 0;
    let waiting: Promise<unknown> | undefined;
    const replaying: Host = (from, func, values) => {
      const known = answers[next++];
      if (known) return given(known);
      const answer = host(from, func, values);
      if (answer instanceof Promise) {
        waiting = answer;
        throw new Error("the call starts again once the answer is known");
      }
      answers.push({ value: answer });
      return answer;
    };
    const instance = new Instance(component, replaying, plain);
    seen(instance);
    try {
      const [core, values] = instance.enter(call);
      const value = instance.leave(call, core(...values));
      instance.end();
      return value;
    } catch (error) {
      if (!waiting) throw error;
      instance.end();
    }
    answers.push(
      await (waiting as Promise<unknown>).then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      ),
    );
  }
}

function given(answer: Answer): unknown {
  if ("error" in answer) throw answer.error;
  return answer.value;
}
