// Makes the replica set, its administrator and the service's account. Runs in mongosh inside mongo1's network; run again, it finds
// what is there and changes only the service's password.

const { readFileSync } = require('fs');

const NOT_AUTHENTICATED = 18;
const ALREADY_INITIALISED = 23;
const MEMBERS = ['mongo1:27017', 'mongo2:27017', 'mongo3:27017'];
const WAIT_MS = 60_000;

const secret = (name) => readFileSync(`/run/secrets/${name}`, 'utf8').trim();
const admin = db.getSiblingDB('admin');

/** True when the administrator is there and the password is right. */
function signIn() {
  try {
    return admin.auth('root', secret('mongo_root_password')).ok === 1;
  } catch (error) {
    if (error.code === NOT_AUTHENTICATED) return false;
    throw error;
  }
}

function makeReplicaSet() {
  try {
    rs.initiate({ _id: 'rs0', members: MEMBERS.map((host, id) => ({ _id: id, host, priority: id === 0 ? 2 : 1 })) });
  } catch (error) {
    if (error.code !== ALREADY_INITIALISED) throw error;
  }
  const end = Date.now() + WAIT_MS;
  while (!db.hello().isWritablePrimary) {
    if (Date.now() > end) throw new Error('No primary after a minute: look at the members with docker compose logs mongo1.');
    sleep(500);
  }
}

if (!signIn()) {
  makeReplicaSet();
  admin.createUser({ user: 'root', pwd: secret('mongo_root_password'), roles: ['root'] });
  if (!signIn()) throw new Error('The administrator was made and cannot sign in.');
}

const own = db.getSiblingDB('safe_passage');
const account = { pwd: secret('mongo_password'), roles: [{ role: 'readWrite', db: 'safe_passage' }, { role: 'clusterMonitor', db: 'admin' }] };
if (own.getUser('safe-passage') === null) own.createUser({ user: 'safe-passage', ...account });
else own.updateUser('safe-passage', account);
print('The replica set and the account are there.');
