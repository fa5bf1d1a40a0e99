// Embeds Lua in a JavaScript program: host functions, an object, limits, and a program that never ends.
//
//   node examples/embed.mjs
//
// Outside this repository: import { ... } from "emilua-ts".
import { BudgetError, LuaError, Vm, results } from "../dist/index.js";

const vm = Vm.create({ memoryLimit: 16 << 20 });

// Functions and values. A promise makes the calling fiber wait while others run.
vm.set("divmod", (a, b) => results(Math.floor(a / b), a % b));
vm.set("lookup", async (name) => `address of ${name}`);
vm.set("config", { colours: ["red", "green"], depth: 3 });
console.log(await vm.run("local q, r = divmod(17, 5); return q, r, lookup('home'), #config.colours"));

// An object with methods.
const account = vm.defineClass({
  name: "account",
  methods: {
    deposit(self, amount) {
      if (amount <= 0) throw new Error("deposit more than nothing");
      self.balance += amount;
    },
  },
  getters: { balance: (self) => self.balance },
});
vm.set("account", account.wrap({ balance: 10 }));
console.log(await vm.run("account:deposit(5) return account.balance, getmetatable(account)"));

// Errors carry the Lua value and traceback.
try {
  await vm.run("account:deposit(-1)", { chunkName: "=cheat" });
} catch (error) {
  console.log(error instanceof LuaError, error.message);
}

// A Lua function kept in JavaScript, called at once.
const [add] = await vm.run("return function(a, b) return a + b end");
console.log(add.call(2, 40));
add.release();

// A program without an end stops when its time is over; it could be resumed.
try {
  await vm.run("local n = 0 while true do n = n + 1 end", { cpuMs: 20 });
} catch (error) {
  console.log(error instanceof BudgetError, error.reason);
  error.job.kill();
}

vm.close();
