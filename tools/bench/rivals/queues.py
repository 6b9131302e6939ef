"""The two queue models in SimPy. Reads one JSON line with the delays, then answers each line with a round."""

import importlib.util
import json
import sys
import time

IS_OLD = importlib.util.find_spec("simpy") is None
if IS_OLD:
    import SimPy
    from SimPy.Simulation import Process, Resource, Simulation, hold, release, request

    VERSION = SimPy.__version__
else:
    import simpy

    VERSION = simpy.__version__


def run_hold(waiting, events, delays):
    env = simpy.Environment()
    drawn = 0
    left = events
    done = env.event()

    def holder():
        nonlocal drawn, left
        while True:
            delay = delays[drawn % len(delays)]
            drawn += 1
            yield env.timeout(delay)
            left -= 1
            if left == 0:
                done.succeed()

    for _ in range(waiting):
        env.process(holder())
    env.run(until=done)
    return env.now


def run_single_server(customers, arrivals, services):
    env = simpy.Environment()
    server = simpy.Resource(env, 1)
    waited = 0

    def customer(service):
        nonlocal waited
        arrived = env.now
        with server.request() as turn:
            yield turn
            waited += env.now - arrived
            yield env.timeout(service)

    def street():
        for number in range(customers):
            yield env.timeout(arrivals[number % len(arrivals)])
            env.process(customer(services[number % len(services)]))

    env.process(street())
    env.run()
    return waited


def run_hold_old(waiting, events, delays):
    sim = Simulation()
    sim.initialize()
    drawn = 0
    left = events

    class Holder(Process):
        def run(self):
            nonlocal drawn, left
            while True:
                delay = delays[drawn % len(delays)]
                drawn += 1
                yield hold, self, delay
                left -= 1
                if left == 0:
                    sim.stopSimulation()

    for _ in range(waiting):
        holder = Holder(sim=sim)
        sim.activate(holder, holder.run())
    sim.simulate(until=1e15)
    return sim.now()


def run_single_server_old(customers, arrivals, services):
    sim = Simulation()
    sim.initialize()
    server = Resource(1, sim=sim)
    waited = 0

    class Customer(Process):
        def run(self, service):
            nonlocal waited
            arrived = sim.now()
            yield request, self, server
            waited += sim.now() - arrived
            yield hold, self, service
            yield release, self, server

    class Street(Process):
        def run(self):
            for number in range(customers):
                yield hold, self, arrivals[number % len(arrivals)]
                customer = Customer(sim=sim)
                sim.activate(customer, customer.run(services[number % len(services)]))

    street = Street(sim=sim)
    sim.activate(street, street.run())
    sim.simulate(until=1e15)
    return waited


def main():
    given = json.loads(sys.stdin.readline())
    print(json.dumps({"version": VERSION}), flush=True)
    hold_model = run_hold_old if IS_OLD else run_hold
    single_server = run_single_server_old if IS_OLD else run_single_server
    for line in sys.stdin:
        started = time.perf_counter()
        if line.strip() == "hold":
            outcome = hold_model(given["waiting"], given["events"], given["delays"])
        else:
            outcome = single_server(given["customers"], given["arrivals"], given["services"])
        wall_ms = (time.perf_counter() - started) * 1000
        print(json.dumps({"wallMs": wall_ms, "outcome": outcome}), flush=True)


main()
