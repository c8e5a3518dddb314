export { s106ContributionsPolicies } from './policies.js';
export { S106ContributionsModule } from './s106-contributions.module.js';
export { s106ContributionsViews } from './views.js';
