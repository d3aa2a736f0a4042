import * as ops from "../operations.gen.ts";
import { type ListOptions, rowsOf } from "../paging.ts";
import type { CallOptions, Transport } from "../transport.ts";
import { type Written, writtenId, writtenRows } from "../written.ts";

export type Category = NonNullable<ops.ProductCategoriesData["productCategory"]>["productCategory"][number];
export type Product = NonNullable<ops.ProductsData["products"]>["products"][number];
export type ProductDetails = NonNullable<ops.ProductsDetailsData["productsDetails"]>["products"][number];
export type ProductSize = NonNullable<ops.ProductSizesData["productSize"]>["productSize"][number];
export type ProductPrice = NonNullable<ops.ProductPricesData["productPrice"]>["productPrice"][number];
export type AdditionalOption = NonNullable<
  ops.ProductAdditionalOptionsData["productAdditionalOptions"]
>["productAdditionalOptions"][number];
export type OptionAttribute = NonNullable<ops.OptionAttributesData["attributes"]>["attributes"][number];
export type QuantityBasedAttributePrice = NonNullable<
  ops.QuantityBasedAttributePricesData["quantityBasedAttributePrice"]
>["quantityBasedAttributePrice"][number];
export type OptionRule = NonNullable<
  ops.ProductOptionRulesData["productOptionRules"]
>["productOptionRules"][number];
export type ProductReply = NonNullable<ops.SetProductData["setProduct"]>[number];

/**
 * Products, categories, sizes, prices and options. Every `set...` takes many inputs and answers one row for each; an id
 * of 0 creates, an id changes, `delete: 1` deletes. There is no search by SKU or reference.
 */
export class Products {
  readonly #transport: Transport;
  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** `productCategory` */
  categories(options: ListOptions = {}): AsyncGenerator<Category> {
    return rowsOf(this.#transport, ops.productCategories, {}, options) as AsyncGenerator<Category>;
  }
  /** `products`: every product's id, name, SKU and reference. */
  list(options: ListOptions = {}): AsyncGenerator<Product> {
    return rowsOf(this.#transport, ops.products, {}, options) as AsyncGenerator<Product>;
  }
  /** `productsDetails`: one product with sizes and options, or `null`. */
  async find(productsId: number, options: CallOptions = {}): Promise<ProductDetails | null> {
    const data = await this.#transport.read(
      ops.productsDetails,
      { products_id: productsId, limit: 1 },
      options,
    );
    return data?.productsDetails?.products.find((product) => product.product_id === productsId) ?? null;
  }
  /** `productPrice`. What `product_uuid` holds is not published: the product's id is sent, and other products' rows are left out. */
  async prices(productsId: number, options: ListOptions = {}): Promise<readonly ProductPrice[]> {
    const variables = { product_uuid: String(productsId) };
    const found: ProductPrice[] = [];
    const rows = rowsOf(
      this.#transport,
      ops.productPrices,
      variables,
      options,
    ) as AsyncGenerator<ProductPrice>;
    for await (const row of rows) if (row.products_id === productsId) found.push(row);
    return found;
  }
  /** `productAdditionalOptions` */
  options(productsId: number, options: ListOptions = {}): AsyncGenerator<AdditionalOption> {
    return rowsOf(
      this.#transport,
      ops.productAdditionalOptions,
      { products_id: productsId },
      options,
    ) as AsyncGenerator<AdditionalOption>;
  }
  /** `attributes`: the choices of one option. */
  attributes(optionId: number, options: ListOptions = {}): AsyncGenerator<OptionAttribute> {
    return rowsOf(
      this.#transport,
      ops.optionAttributes,
      { prod_add_opt_id: optionId },
      options,
    ) as AsyncGenerator<OptionAttribute>;
  }
  /** `quantityBasedAttributePrice`: the surcharges of one choice by quantity. */
  surcharges(attributeId: number, options: ListOptions = {}): AsyncGenerator<QuantityBasedAttributePrice> {
    return rowsOf(
      this.#transport,
      ops.quantityBasedAttributePrices,
      { attribute_id: attributeId },
      options,
    ) as AsyncGenerator<QuantityBasedAttributePrice>;
  }
  /** `productOptionRules`: the rules of every product. */
  rules(options: ListOptions = {}): AsyncGenerator<OptionRule> {
    return rowsOf(this.#transport, ops.productOptionRules, {}, options) as AsyncGenerator<OptionRule>;
  }

  /** `setProductCategory`; `parent_id` -1 is the top. */
  async setCategories(
    inputs: readonly ops.ProductCategoryInput[],
    options: CallOptions = {},
  ): Promise<readonly Written[]> {
    const data = await this.#transport.write(ops.setProductCategory, { inputs }, options);
    return writtenRows(
      data.setProductCategory,
      inputs.map(({ category_id }) => category_id),
    );
  }
  /** `setProduct`; sizes and pages may be nested, their replies come back in `reply`. */
  async setProducts(
    inputs: readonly ops.ProductInput[],
    options: CallOptions = {},
  ): Promise<readonly Written<ProductReply>[]> {
    const data = await this.#transport.write(ops.setProduct, { inputs }, options);
    return writtenRows(
      data.setProduct,
      inputs.map(({ products_id }) => products_id),
    );
  }
  /** `setProductSize` */
  async setSizes(
    inputs: readonly ops.ProductSizeInput[],
    options: CallOptions = {},
  ): Promise<readonly Written[]> {
    const data = await this.#transport.write(ops.setProductSize, { inputs }, options);
    return writtenRows(
      data.setProductSize,
      inputs.map(({ size_id }) => size_id),
    );
  }
  /** `setProductPages` */
  async setPages(
    inputs: readonly ops.ProductPagesInput[],
    options: CallOptions = {},
  ): Promise<readonly Written[]> {
    const data = await this.#transport.write(ops.setProductPages, { inputs }, options);
    return writtenRows(
      data.setProductPages,
      inputs.map(({ pages_id }) => pages_id),
    );
  }
  /** `setProductPrice`; `user_type_id` is filled with "1" when absent, because without it nothing is stored. */
  async setPrices(
    inputs: readonly ops.ProductPriceInput[],
    options: CallOptions = {},
  ): Promise<readonly Written[]> {
    const rows = inputs.map((input) => ({ user_type_id: "1", ...input }));
    const data = await this.#transport.write(ops.setProductPrice, { inputs: rows }, options);
    return writtenRows(
      data.setProductPrice,
      inputs.map(({ product_price_id }) => product_price_id),
    );
  }
  /** `setAdditionalOption` */
  async setOptions(
    inputs: readonly ops.AdditionalOptionInput[],
    options: CallOptions = {},
  ): Promise<readonly Written[]> {
    const data = await this.#transport.write(ops.setAdditionalOption, { inputs }, options);
    return writtenRows(
      data.setAdditionalOption,
      inputs.map(({ prod_add_opt_id }) => prod_add_opt_id),
    );
  }
  /** `setAdditionalOptionAttributes` */
  async setAttributes(
    inputs: readonly ops.AdditionalOptionAttributesInput[],
    options: CallOptions = {},
  ): Promise<readonly Written[]> {
    const data = await this.#transport.write(ops.setAdditionalOptionAttributes, { inputs }, options);
    return writtenRows(
      data.setAdditionalOptionAttributes,
      inputs.map(({ attribute_id }) => attribute_id),
    );
  }
  /** `setQuantityBasedAttributePrice` */
  async setSurcharges(
    inputs: readonly ops.QuantityBasedAttributePriceInput[],
    options: CallOptions = {},
  ): Promise<readonly Written[]> {
    const data = await this.#transport.write(ops.setQuantityBasedAttributePrice, { inputs }, options);
    return writtenRows(
      data.setQuantityBasedAttributePrice,
      inputs.map(({ price_id }) => price_id),
    );
  }
  /** `setProductOptionRules`: one rule a call. @returns `rule_id` */
  async setRule(input: ops.ProductOptionRulesInput, options: CallOptions = {}): Promise<number> {
    const data = await this.#transport.write(ops.setProductOptionRules, { input }, options);
    const call = { operation: "SetProductOptionRules", root: "setProductOptionRules" };
    return writtenId(data.setProductOptionRules, call, input.rule_id);
  }
}
