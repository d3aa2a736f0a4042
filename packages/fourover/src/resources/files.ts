import { z } from "zod";
import { Listing, type ListOptions } from "../paging.ts";
import { path } from "../path.ts";
import { entitiesOf, readAs, readWritten } from "../reading.ts";
import {
  createdFiles,
  type FileRequirement,
  fileRequirement,
  fileRow,
  type RegisteredFile,
  registeredFile,
} from "../schemas/files.ts";
import type { CallOptions, Transport } from "../transport.ts";
import { deleted } from "./deleted.ts";

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

  async #create(body: unknown, options: CallOptions): Promise<readonly RegisteredFile[]> {
    const answer = await this.#transport.write("POST", "/files", body, 90_000, options);
    return readWritten(answer, createdFiles, "POST", "/files").files.map(registeredFile);
  }

  /** `GET /files`. */
  list(options: ListOptions = {}) {
    return new Listing(
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
  delete(uuid: string, options: CallOptions = {}): Promise<true> {
    return deleted(this.#transport, path`/files/${uuid}`, options);
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
