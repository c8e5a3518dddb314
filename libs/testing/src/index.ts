export { refusalOf, specification } from './specification.js';
