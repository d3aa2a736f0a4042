import { z } from "zod";
import { FourOverOutcomeUnknownError } from "../errors.ts";
import { type ListOptions, rowsOf } from "../paging.ts";
import { path } from "../path.ts";
import { entitiesOf, readAs } from "../reading.ts";
import {
  createdFiles,
  type FileRequirement,
  fileRequirement,
  fileRow,
  type RegisteredFile,
  registeredFile,
} from "../schemas/files.ts";
import type { CallOptions, Transport } from "../transport.ts";

/** Sizes in inches as decimal text or numbers. */
export type PreflightBoxes = {
  readonly width: number;
  readonly height: number;
  readonly bleed: number;
  readonly safe: number;
};

/** Artwork, registered by address: 4over fetches it itself. @source "Files" page 104, PDF pp. 20-23, 53-55 */
export class Files {
  readonly #transport: Transport;
  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** `POST /files`. One element per address; a file that could not be fetched does not fail the call. */
  create(urls: readonly string[], options: CallOptions = {}): Promise<readonly RegisteredFile[]> {
    return this.#create({ path: urls }, options);
  }

  /** `POST /files` with the checking engine on. With `boxes` its answer also places trim, bleed and safety. */
  createWithPreflight(
    urls: readonly string[],
    boxes: PreflightBoxes | null = null,
    options: CallOptions = {},
  ): Promise<readonly RegisteredFile[]> {
    return this.#create({ path: urls, preflight: true, ...boxes }, options);
  }

  /** `POST /files` with a CSV address list, for direct mail. */
  createAddressList(
    url: string,
    validation_type: "none" | "CASS" | "NCOA",
    address_count: number,
    options: CallOptions = {},
  ): Promise<readonly RegisteredFile[]> {
    return this.#create({ path: [url], validation_type, address_count }, options);
  }

  async #create(body: unknown, options: CallOptions): Promise<readonly RegisteredFile[]> {
    const answer = await this.#transport.write("POST", "/files", body, 90_000, options);
    const parsed = createdFiles.safeParse(answer.body);
    if (!parsed.success)
      throw new FourOverOutcomeUnknownError("4over's answer about the files cannot be read", {
        method: "POST",
        path: "/files",
        status: answer.status,
      });
    return parsed.data.files.map(registeredFile);
  }

  /** `GET /files`. */
  list(options: ListOptions = {}) {
    return rowsOf(
      this.#transport,
      { path: "/files", row: fileRow, idOf: (row) => row.file_uuid, max: 100 },
      options,
    );
  }

  /** `GET /files/{uuid}`: the bytes. */
  get(uuid: string, options: CallOptions = {}): Promise<Uint8Array> {
    return this.#transport.readBytes(path`/files/${uuid}`, options);
  }

  /** `DELETE /files/{uuid}`. */
  async delete(uuid: string, options: CallOptions = {}): Promise<boolean> {
    return (
      (await this.#transport.write("DELETE", path`/files/${uuid}`, undefined, undefined, options)).body ===
      true
    );
  }

  /** `POST /requirements/products`: which files a product needs. `option_uuids` should hold the color spec, it decides about the back. */
  async requirements(
    products: readonly { readonly product_uuid: string; readonly option_uuids: readonly string[] }[],
    options: CallOptions = {},
  ): Promise<readonly FileRequirement[]> {
    const at = "/requirements/products";
    const answer = await this.#transport.readByPost(at, { products }, options);
    return readAs({ ...answer, body: entitiesOf(answer.body) }, z.array(fileRequirement), "POST", at);
  }
}
