import type { Delivery } from "bitbucket-connector";

interface Props {
  body: string;
  secret: string;
  /** As it arrives, with its signature. */
  arriving: Delivery | undefined;
  changeBody(body: string): void;
  changeSecret(secret: string): void;
}

/** What a webhook receives, to be changed before it does. */
export function DeliveryFields({ body, secret, arriving, changeBody, changeSecret }: Props) {
  return (
    <details>
      <summary>What Bitbucket sends</summary>
      <div class="field">
        <label for="secret">Secret of the webhook</label>
        <input
          id="secret"
          autocomplete="off"
          spellcheck={false}
          aria-describedby="secret-about"
          value={secret}
          onInput={({ currentTarget }) => changeSecret(currentTarget.value)}
        />
        <p class="about" id="secret-about">
          Signs the delivery in this page, unless it was recorded with a signature of its own.
        </p>
      </div>
      <div class="field">
        <label for="body">Body</label>
        <textarea
          id="body"
          class="code"
          rows={8}
          spellcheck={false}
          value={body}
          onInput={({ currentTarget }) => changeBody(currentTarget.value)}
        />
      </div>
      <dl class="facts">
        {arriving?.headers.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
