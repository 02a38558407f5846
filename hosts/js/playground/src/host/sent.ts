/** What a call sent, and what came of it. */
import { type Http, HttpError, type OutgoingRequest } from "bitbucket-connector";

/** A request, without its credential, and its response. */
export interface Sent {
  method: string;
  url: string;
  headers: { name: string; value: string }[];
  body: string;
  status?: number;
  response?: string;
}

/** Keeps each request with its response. Where it is dry, nothing is sent, and the first request ends the call. */
export function watched(http: Http, sent: Sent[], dry: boolean | undefined): Http {
  return {
    async send(request, signal) {
      const headers = request.headers.map(({ name, value }) => ({
        name,
        value: name.toLowerCase() === "authorization" ? `${value.split(" ")[0]} …` : value,
      }));
      const noted: Sent = { method: request.method, url: request.url, headers, body: textOf(request) };
      sent.push(noted);
      if (dry) throw new HttpError("cancelled", "This was a dry run.");
      const response = await http.send(request, signal);
      noted.status = response.status;
      noted.response =
        response.body.tag === "bytes"
          ? new TextDecoder().decode(response.body.val)
          : response.body.tag === "text"
            ? response.body.val
            : "(file)";
      return response;
    },
  };
}

export function textOf({ body }: OutgoingRequest): string {
  return body
    .map((chunk) => (chunk.tag === "text" ? chunk.val : chunk.tag === "bytes" ? new TextDecoder().decode(chunk.val) : "(file)"))
    .join("");
}
