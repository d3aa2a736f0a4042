import { z } from "zod";
import { Listing, type ListOptions } from "../paging.ts";
import { path } from "../path.ts";
import { readAs, readWritten } from "../reading.ts";
import * as schema from "../schemas/accounts.ts";
import type { CallOptions, Transport } from "../transport.ts";
import { deleted } from "./deleted.ts";

/** A login of the account. @source PDF pp. 59-61, 65-66 */
export type UserFields = {
  readonly first_name?: string;
  readonly last_name?: string;
  readonly email?: string;
  readonly user_notes?: string;
};
/** An address of the address book: `street` and `postal_code`, unlike those of orders. @source PDF pp. 2, 53 */
export type BookAddress = {
  readonly street: string;
  readonly street2?: string;
  readonly city: string;
  readonly state: string;
  readonly postal_code: string;
  readonly country: string;
};

/** Organizations, users, address book and logins. Documented only: no public client is known to use them. @source PDF pp. 2, 27-29, 38-41, 53-69 */
export class Accounts {
  readonly #transport: Transport;
  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** `GET /whoami`: whether the keys are good. Its body is not documented and not read. */
  async whoami(options: CallOptions = {}): Promise<true> {
    await this.#transport.read("/whoami", {}, options);
    return true;
  }
  /** `GET /organizations`. */
  organizations(options: ListOptions = {}) {
    return new Listing(
      this.#transport,
      { path: "/organizations", row: schema.organization, idOf: (row) => row.organization_uuid, max: 100 },
      options,
    );
  }
  /** `GET /organizations/{uuid}`. */
  async organization(uuid: string, options: CallOptions = {}) {
    const at = path`/organizations/${uuid}`;
    return readAs(await this.#transport.read(at, {}, options), schema.organization, "GET", at);
  }
  /** `GET /organizations/{uuid}/users`. */
  users(organization: string, options: ListOptions = {}) {
    return new Listing(
      this.#transport,
      {
        path: path`/organizations/${organization}/users`,
        row: schema.user,
        idOf: (row) => row.user_uuid ?? row.id ?? "",
        max: 100,
      },
      options,
    );
  }
  /** `GET /users/{uuid}`. */
  async user(uuid: string, options: CallOptions = {}) {
    const at = path`/users/${uuid}`;
    return readAs(await this.#transport.read(at, {}, options), schema.user, "GET", at);
  }
  /** `POST /users`. */
  async createUser(fields: UserFields, options: CallOptions = {}) {
    return readWritten(
      await this.#transport.write("POST", "/users", fields, undefined, options),
      schema.user,
      "POST",
      "/users",
    );
  }
  /** `PATCH /users/{uuid}` changes the fields given; `PUT` replaces them all. */
  async updateUser(
    uuid: string,
    fields: UserFields,
    method: "PATCH" | "PUT" = "PATCH",
    options: CallOptions = {},
  ) {
    const at = path`/users/${uuid}`;
    return readWritten(
      await this.#transport.write(method, at, fields, undefined, options),
      schema.user,
      method,
      at,
    );
  }
  /** `DELETE /users/{uuid}`. */
  deleteUser(uuid: string, options: CallOptions = {}): Promise<true> {
    return deleted(this.#transport, path`/users/${uuid}`, options);
  }
  /** `GET .../contacts/{contact}/addresses`: the address book of one contact. */
  addresses(organization: string, user: string, contact: string, options: ListOptions = {}) {
    const at = path`/organizations/${organization}/users/${user}/contacts/${contact}/addresses`;
    return new Listing(
      this.#transport,
      {
        path: at,
        row: schema.addressBookEntry,
        idOf: (row) => row.address.address_uuid ?? JSON.stringify(row.address),
        max: 100,
      },
      options,
    );
  }
  /** `POST` on the same path adds an entry. */
  async addAddress(
    organization: string,
    user: string,
    contact: string,
    address: BookAddress,
    addressType: string,
    options: CallOptions = {},
  ) {
    const at = path`/organizations/${organization}/users/${user}/contacts/${contact}/addresses`;
    const answer = await this.#transport.write(
      "POST",
      at,
      { address, address_type: { address_type: addressType } },
      undefined,
      options,
    );
    return readWritten(answer, z.looseObject({ entities: z.array(schema.addressBookEntry) }), "POST", at)
      .entities;
  }
  /** `PATCH` or `PUT /addresses/{uuid}`. */
  async updateAddress(
    uuid: string,
    address: Partial<BookAddress>,
    method: "PATCH" | "PUT" = "PATCH",
    options: CallOptions = {},
  ) {
    const at = path`/addresses/${uuid}`;
    return readWritten(
      await this.#transport.write(method, at, address, undefined, options),
      z.looseObject({}),
      method,
      at,
    );
  }
  /** `DELETE /addresses/{uuid}`. */
  deleteAddress(uuid: string, options: CallOptions = {}): Promise<true> {
    return deleted(this.#transport, path`/addresses/${uuid}`, options);
  }
  /** `GET /loginproviders`. */
  loginProviders(options: ListOptions = {}) {
    return new Listing(
      this.#transport,
      {
        path: "/loginproviders",
        row: schema.loginProvider,
        idOf: (row) => row.login_provider_uuid,
        max: 100,
      },
      options,
    );
  }
  /** `POST /logins`. */
  async createLogin(
    fields: {
      readonly user_uuid: string;
      readonly login_provider_uuid: string;
      readonly public: string;
      readonly private: string;
    },
    options: CallOptions = {},
  ) {
    const body = {
      user: { user_uuid: fields.user_uuid },
      login_provider: { login_provider_uuid: fields.login_provider_uuid },
      public: fields.public,
      private: fields.private,
    };
    return readWritten(
      await this.#transport.write("POST", "/logins", body, undefined, options),
      z.looseObject({ entities: z.array(schema.login) }),
      "POST",
      "/logins",
    ).entities;
  }
  /** `GET /organization/users/{uuid}/logins`. */
  logins(user: string, options: ListOptions = {}) {
    return new Listing(
      this.#transport,
      {
        path: path`/organization/users/${user}/logins`,
        row: schema.login,
        idOf: (row) => JSON.stringify(row),
        max: 100,
      },
      options,
    );
  }
}
