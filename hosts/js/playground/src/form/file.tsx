import type { ControlProps } from "./control.ts";

interface FileValue {
  blob: string;
  name?: string;
  size?: number;
}

export function FileInput({ value, change, tied, context }: ControlProps) {
  const pick = (file: File | undefined) =>
    change(file && { blob: context.put(file), name: file.name, media_type: file.type || undefined, size: file.size });
  const chosen = value as FileValue | undefined;
  return (
    <div class="file">
      <input {...tied} type="file" onChange={({ currentTarget }) => pick(currentTarget.files?.[0])} />
      {chosen ? (
        <p>
          <span class="chip">
            {chosen.name ?? chosen.blob}
            <button type="button" aria-label={`Remove ${chosen.name ?? chosen.blob}`} onClick={() => change(undefined)}>
              ×
            </button>
          </span>
        </p>
      ) : null}
    </div>
  );
}
