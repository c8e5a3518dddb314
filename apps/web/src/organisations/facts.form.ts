import {
  charityNumber, companyNumber, councilCode, type Kind, KINDS, organisationLimits as limits, type Size, SIZES,
} from '#identity';
import { Choice, Text } from '../forms/fields.js';
import { Form } from '../forms/form.js';

/** What is asked about an organisation, whether it is added or corrected. */
export class FactsForm extends Form {
  @Text({ most: limits.name, missing: 'Enter what it is called' }) name!: string;
  @Choice(KINDS, 'Select what kind of organisation it is') kind!: Kind;
  @Text({ most: limits.about }) about!: string;
  @Text({ most: limits.postcode }) postcode!: string;
  @Text({ most: limits.number }) charityNumber!: string;
  @Text({ most: limits.number }) companyNumber!: string;
  @Text({ most: limits.number }) councilCode!: string;
  @Choice(SIZES) size?: Size;
}

/** @throws Refusal where a number is none */
export function factsIn({ name, kind, about, postcode, size, ...form }: FactsForm) {
  const numbers = [
    ...(form.charityNumber ? [charityNumber(form.charityNumber)] : []),
    ...(form.companyNumber ? [companyNumber(form.companyNumber)] : []),
    ...(form.councilCode ? [councilCode(form.councilCode)] : []),
  ];
  return { name, kind, about, postcode, numbers, ...(size && { size }) };
}
