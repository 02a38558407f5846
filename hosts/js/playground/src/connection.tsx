import { useRef, useState } from "preact/hooks";
import type { Host } from "./host.ts";

/** Where requests go: the recorded answers, or a server by its settings. */
export function Connection({ host, changed }: { host: Host; changed(): void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [error, setError] = useState("");
  const use = (text: string) => {
    try {
      const settings = text.trim() === "" ? undefined : JSON.parse(text);
      if (settings) host.connector.catalog.origins(settings);
      host.settings = settings;
      setError("");
      dialog.current?.close();
      changed();
    } catch (reason) {
      setError(reason instanceof SyntaxError ? "This is not JSON." : (reason as Error).message);
    }
  };
  return (
    <>
      <button type="button" onClick={() => dialog.current?.showModal()}>
        {host.settings ? "Connected" : "Recorded answers"}
      </button>
      <dialog ref={dialog} aria-labelledby="connection-title">
        <form
          method="dialog"
          onSubmit={(event) => {
            event.preventDefault();
            use(String(new FormData(event.currentTarget).get("settings")));
          }}
        >
          <h2 id="connection-title">Connection</h2>
          <p>
            Without settings, requests are answered from recordings, and nothing leaves this page. With the settings of a connection, they
            go to its server, which has to allow this page by CORS.
          </p>
          <label for="settings">Settings as JSON</label>
          <textarea
            id="settings"
            name="settings"
            class="code"
            rows={8}
            spellcheck={false}
            placeholder='{"product": "cloud", "credential": "access-token", …}'
            aria-invalid={error !== ""}
            aria-describedby="settings-error"
          />
          <p id="settings-error" class="field-error" role="alert">
            {error}
          </p>
          <div class="actions">
            <button class="primary" type="submit">
              Use
            </button>
            <button type="button" onClick={() => use("")}>
              Use the recorded answers
            </button>
            <button type="button" onClick={() => dialog.current?.close()}>
              Cancel
            </button>
          </div>
        </form>
      </dialog>
    </>
  );
}
