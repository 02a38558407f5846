/** What a trigger finds: in a delivery, or by asking. */
import type { Connector, ErrorRecord, Json, TriggerEvent } from "bitbucket-connector";
import type { RecordedDelivery } from "../../recordings.ts";
import { deliveryOf } from "./deliver.ts";
import { CONNECTION } from "./host.ts";

export interface Found {
  events: TriggerEvent[];
  failures: ErrorRecord[];
  /** Why nothing starts, or what happens next. */
  note?: string | undefined;
  /** What arrived, as Bitbucket sent it. */
  delivered?: string | undefined;
}

interface Configured {
  trigger: string;
  config: Json;
}

/** The one listener of the page. */
const LISTENER = "playground";

interface Arrival extends Configured {
  recorded: RecordedDelivery;
  body: string;
  secret: string;
}

export async function receive({ triggers }: Connector, { trigger, config, recorded, body, secret }: Arrival): Promise<Found> {
  const listener = { id: LISTENER, trigger, config, state: { ...(secret && { secret }), ...recorded.state } };
  const received = await triggers.receive(CONNECTION, [listener], await deliveryOf(recorded.delivery, body, secret));
  const { ignored, reply } = received;
  const notes = [ignored && `No workflow starts: ${ignored}`, reply && `Bitbucket gets status ${reply.status}.`];
  return {
    events: received.events.map(([, event]) => event),
    failures: received.failures.map(([, failure]) => failure),
    note: notes.filter(Boolean).join(" ") || undefined,
    delivered: body,
  };
}

/** `state` is what the poll before returned. */
export async function poll({ triggers }: Connector, { trigger, config }: Configured, state: Json): Promise<Found & { state: Json }> {
  const polled = await triggers.poll(CONNECTION, trigger, config, state);
  const isQuiet = state === undefined && polled.events.length === 0;
  const seconds = Math.round(polled.nextPollMs / 1000);
  const notes = [
    isQuiet && "The first poll remembers what there is, so that later ones find what is new.",
    seconds === 0 ? "There is more: poll again at once." : `The next poll is due in ${seconds} seconds.`,
  ];
  return { events: polled.events, failures: [], note: notes.filter(Boolean).join(" "), state: polled.state };
}
