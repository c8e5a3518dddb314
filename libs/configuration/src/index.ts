export { Configuration, type ProcessRole, type Publisher } from './configuration.js';
export { ConfigurationModule } from './configuration.module.js';
