import type { Blobs } from "bitbucket-connector";

interface FileOutput {
  blob: string;
  name?: string | null;
}

/** What an output has as files, to be saved. */
export function Files({ output, blobs }: { output: unknown; blobs: Blobs }) {
  const save = async ({ blob, name }: FileOutput) => {
    const content = await blobs.open(blob);
    if (!content) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(content);
    link.download = name ?? blob;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <>
      {filesIn(output).map((file) => (
        <button key={file.blob} type="button" onClick={() => void save(file)}>
          Save {file.name ?? file.blob}
        </button>
      ))}
    </>
  );
}

function filesIn(value: unknown): FileOutput[] {
  if (typeof value !== "object" || value === null) return [];
  if ("blob" in value && typeof value.blob === "string") return [value as FileOutput];
  return Object.values(value).flatMap(filesIn);
}
