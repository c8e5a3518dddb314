import { Choice } from '../forms/fields.js';
import { Form } from '../forms/form.js';

export class AnswerForm extends Form {
  @Choice(['yes', 'no'], 'Select yes or no') answer!: 'yes' | 'no';
}
