export { expectAccessible } from './accessible.js';
export { type Browsers, describeInBrowser, picture } from './browser.js';
export { refusalOf, specification } from './specification.js';
