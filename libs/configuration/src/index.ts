export { Configuration, type ProcessRole } from './configuration.js';
export { ConfigurationModule } from './configuration.module.js';
