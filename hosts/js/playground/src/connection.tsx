import { ConnectorError, type Settings as Values } from "bitbucket-connector";
import { useEffect, useRef, useState } from "preact/hooks";
import type { FieldContext } from "./form/control.ts";
import { Form } from "./form/form.tsx";
import { SIMULATED } from "./host/demo.ts";
import { hintOf } from "./host/hint.ts";
import { CONNECTION, type Host, type Product } from "./host/host.ts";
import type { Sent } from "./host/sent.ts";
import { Failure } from "./result/failure.tsx";
import type { Schema } from "./schema.ts";

interface Props {
  host: Host;
  product: Product;
  changed(): void;
}

/** Where requests go: to the recorded answers, or to a server by the settings of a connection. */
export function Connection(props: Props) {
  const { host, product } = props;
  const [isOpen, setIsOpen] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const isConnected = host.settings(product) !== undefined;
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <>
      <button type="button" class="state" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        <span class={isConnected ? "dot live" : "dot"} /> {isConnected ? "Connected" : "Recorded answers"}
      </button>
      <dialog ref={dialog} aria-labelledby="connection-title" onClose={() => setIsOpen(false)}>
        {isOpen ? <Settings {...props} close={() => setIsOpen(false)} /> : null}
      </dialog>
    </>
  );
}

/** The settings of a server, which are tried before they are used. */
function Settings({ host, product, changed, close }: Props & { close(): void }) {
  const kinds = kindsOf(host, product);
  const [kind, setKind] = useState(0);
  const [values, setValues] = useState<Values>(host.settings(product) ?? SIMULATED[product]);
  const [failure, setFailure] = useState<{ error: unknown; hint: string | undefined }>();
  const [testing, setTesting] = useState(false);
  const chosen = kinds[kind]!;
  const settings = settingsOf(chosen, values);

  const use = (next: Values | undefined) => {
    host.connect(product, next);
    close();
    changed();
  };
  const connect = async () => {
    const sent: Sent[] = [];
    setTesting(true);
    setFailure(undefined);
    try {
      const { passed, checks } = await host.trying(settings, sent).test(CONNECTION, ["identity"]);
      const failed = checks.find(({ verdict }) => verdict === "failed");
      if (passed) use(settings);
      else setFailure({ error: new Error(failed?.message ?? "The test of the connection failed."), hint: hintOf(sent, settings) });
    } catch (error) {
      setFailure({ error, hint: hintOf(sent, settings) });
    } finally {
      setTesting(false);
    }
  };
  const fields = failure?.error instanceof ConnectorError ? failure.error.fields : [];
  const context: FieldContext = {
    errors: new Map(fields.map(({ field, message }) => [field, message])),
    inherits: () => true,
    put: (file) => host.blobs.put(file),
    choices: async () => [],
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void connect();
      }}
    >
      <h2 id="connection-title">Connect to a server</h2>
      <p>
        Without a connection, requests are answered from recordings, and nothing leaves this page. With one, they go to its server, which
        has to allow <code>{location.origin}</code> by CORS. The form is filled in for <code>host-test simulate --port 7999</code>. Settings
        are forgotten when the page is closed.
      </p>
      <div class="field">
        <label for="kind">Credential</label>
        <select id="kind" value={String(kind)} onChange={({ currentTarget }) => setKind(Number(currentTarget.value))}>
          {kinds.map(({ title }, index) => (
            <option key={title} value={String(index)}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <Form key={kind} schema={chosen.schema} values={values} context={context} change={(next) => setValues(next as Values)} />
      {failure ? <Failure {...failure} /> : null}
      <div class="actions">
        <button class="primary" type="submit" disabled={testing}>
          {testing ? "Connecting…" : "Connect"}
        </button>
        {host.settings(product) ? (
          <button type="button" onClick={() => use(undefined)}>
            Use the recorded answers
          </button>
        ) : null}
        <button type="button" class="quiet" onClick={close}>
          Cancel
        </button>
      </div>
    </form>
  );
}

interface Kind {
  title: string;
  schema: Schema;
  /** The product and the credential, which the form does not ask for. */
  constants: Values;
}

/** The kinds of connection that a page can use: no sign-in leads back to it, and it adds no credential of its own. */
function kindsOf(host: Host, product: Product): Kind[] {
  const { oneOf = [] }: Schema = host.connector.catalog.describe().connectionSchema;
  return oneOf.flatMap((branch) => {
    const { product: on, credential, ...properties } = branch.properties ?? {};
    if (on?.const !== product || credential?.const === "host-managed" || "x-sign-in" in branch) return [];
    const required = branch.required?.filter((name) => name in properties) ?? [];
    return {
      title: branch.title ?? "",
      schema: { ...branch, properties, required },
      constants: { product, credential: credential?.const },
    };
  });
}

function settingsOf({ schema, constants }: Kind, values: Values): Values {
  const known = Object.entries(values).filter(([name]) => name in (schema.properties ?? {}));
  return { ...constants, ...Object.fromEntries(known) };
}
