package engram.neuron;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import engram.argument.ArgumentException;
import engram.ode.Euler;
import engram.ode.ExponentialEuler;
import engram.ode.Midpoint;
import engram.ode.RungeKutta4;
import engram.rate.Formula;
import engram.rate.Operation;
import engram.rate.Reading;
import java.io.Serializable;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Models as JSON: a record is an object with the name of its type ("is") and its components, a lambda the list of its formula's operations. What is no record
 * has a stand-in that is one ({@link StandIn}). Only the types named here are ever made from a text.
 */
final class Description {
    static final String IS = "is";
    private static final String FORMULA = "formula";

    private static final Map<String, Class<?>> TYPES = Stream.of(Model.class, Network.class, Network.Projection.class, Network.Start.class, Population.class,
            Neuron.class, CalciumPool.class, StandIn.OfChannel.class, StandIn.OfConnections.class, StandIn.OfWaveform.class, StandIn.OfNoise.class,
            StandIn.OfTable.class, Gate.class, Gate.Rates.class, Gate.RatesOfBoth.class, Gate.Steady.class, Gate.Relaxing.class, KineticSynapse.class,
            KineticSynapse.Pulse.class, KineticSynapse.ByVoltage.class, KineticSynapse.Own.class, ElectricalSynapse.class, ExponentialSynapse.class,
            PlasticSynapse.class, SlowInhibition.class, None.class, Sum.class, Euler.class, Midpoint.class, RungeKutta4.class, ExponentialEuler.class,
            Monitor.OfSpikes.class, Monitor.OfRates.class, Monitor.OfVariable.class).collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    private static final List<String> LISTS = List.of("network", "populations", "neuron", "channels", "gates", "kinetics"); // say nothing of where one is

    private final List<String> path = new ArrayList<>(); // names of the components that are being written

    /** @throws ArgumentException if a part of it is code that can't be read as a formula */
    JsonElement of(Object value) {
        return switch (value) {
            case Double number -> new JsonPrimitive(number);
            case Integer number -> new JsonPrimitive(number);
            case Long number -> new JsonPrimitive(number);
            case Boolean yes -> new JsonPrimitive(yes);
            case String text -> new JsonPrimitive(text);
            case Optional<?> optional -> optional.isEmpty() ? JsonNull.INSTANCE : of(optional.get());
            case List<?> list -> of(list.toArray());
            case Map<?, ?> map -> {
                JsonObject object = new JsonObject();
                new TreeMap<>(map).forEach((name, each) -> object.add((String) name, of(each)));
                yield object;
            }
            case Object array when array.getClass().isArray() -> {
                JsonArray all = new JsonArray(Array.getLength(array));
                for (int k = 0; k < Array.getLength(array); k++) all.add(of(Array.get(array, k)));
                yield all;
            }
            case Channel channel -> record(StandIn.OfChannel.of(channel));
            case Connections connections -> record(connections.standIn());
            case Waveform waveform -> record(StandIn.OfWaveform.of(waveform));
            case Noise noise -> record(noise.standIn());
            case StepTable table -> record(table.standIn());
            case Record known when TYPES.get(known.getClass().getSimpleName()) == known.getClass() -> record(known);
            case Serializable function when !(value instanceof Input) -> formula(function);
            default -> throw refusal("there is code of your own that is no lambda, such as an Input");
        };
    }

    private JsonObject record(Record value) {
        JsonObject object = new JsonObject();
        object.addProperty(IS, value.getClass().getSimpleName());
        if (value instanceof StandIn.OfChannel(String name, _, _, _, _)) path.add("channel " + name);
        if (value instanceof Gate gate) path.add("gate " + gate.name());
        if (value instanceof Population population) path.add("population " + population.name());
        int depth = path.size();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            path.add(component.getName());
            object.add(component.getName(), of(get(component, value)));
            path.subList(depth, path.size()).clear();
        }
        if (value instanceof StandIn.OfChannel || value instanceof Gate || value instanceof Population) path.removeLast();
        return object;
    }

    private static Object get(RecordComponent component, Record value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonObject formula(Serializable function) {
        Reading reading = Reading.of(function);
        JsonObject object = new JsonObject();
        object.add(FORMULA, operations(reading.formula().orElseThrow(() -> refusal(reading.problem().replaceAll("\\.$", "").replaceFirst("^The", "the")))));
        return object;
    }

    private ArgumentException refusal(String reason) {
        return new ArgumentException("A run on disk is made of numbers and formulas, and in %s %s: change that, or use simulate(…), which takes any code."
                .formatted(String.join(", ", path.stream().filter(name -> !LISTS.contains(name)).toList()), reason));
    }

    /** An array for each part of a formula, in which later ones name earlier ones by their places. */
    private static JsonArray operations(Formula formula) {
        Map<Formula, Integer> places = new IdentityHashMap<>();
        JsonArray parts = new JsonArray();
        for (Formula part : formula.parts()) {
            JsonArray text = new JsonArray();
            text.add(part.operation().name());
            switch (part.operation()) {
                case CONSTANT -> text.add(Double.toString(part.constant()));
                case VARIABLE -> text.add(part.variable());
                default -> part.arguments().forEach(argument -> text.add(places.get(argument)));
            }
            places.put(part, places.size());
            parts.add(text);
        }
        return parts;
    }

    private static Formula formula(JsonArray parts) {
        List<Formula> formulas = new ArrayList<>();
        for (JsonElement part : parts) {
            JsonArray text = part.getAsJsonArray();
            Operation operation = Operation.valueOf(text.get(0).getAsString());
            formulas.add(switch (operation) {
                case CONSTANT -> Formula.of(Double.parseDouble(text.get(1).getAsString()));
                case VARIABLE -> Formula.variable(text.get(1).getAsInt());
                default -> Formula.of(operation, text.asList().stream().skip(1).map(at -> formulas.get(at.getAsInt())).toArray(Formula[]::new));
            });
        }
        return formulas.getLast();
    }

    /**
     * What a text describes.
     *
     * @param type that is wanted, as far as it is known
     * @throws JsonParseException if it describes nothing
     */
    Object read(JsonElement text, Class<?> type) {
        if (type == Optional.class) return text.isJsonNull() ? Optional.empty() : Optional.of(read(text, Object.class));
        if (type.isArray()) {
            JsonArray all = text.getAsJsonArray();
            Object array = Array.newInstance(type.componentType(), all.size());
            for (int k = 0; k < all.size(); k++) Array.set(array, k, read(all.get(k), type.componentType()));
            return array;
        }
        if (text instanceof JsonPrimitive primitive)
            return primitive.isBoolean() ? (Object) primitive.getAsBoolean() : primitive.isString() ? primitive.getAsString()
                    : type == int.class ? (Object) primitive.getAsInt()
                    : type == long.class ? (Object) primitive.getAsLong() : (Object) primitive.getAsDouble();
        if (text instanceof JsonArray list) return list.asList().stream().map(each -> read(each, Object.class)).toList();
        JsonObject object = text.getAsJsonObject();
        if (object.has(FORMULA)) return StandIn.function(formula(object.getAsJsonArray(FORMULA)), type);
        if (!object.has(IS)) {
            Map<String, Object> map = new HashMap<>();
            object.asMap().forEach((name, each) -> map.put(name, read(each, each.isJsonArray() ? double[].class : double.class)));
            return map;
        }
        Object made = make(object);
        return made instanceof StandIn standIn ? standIn.original() : made;
    }

    private Object make(JsonObject object) {
        Class<?> record = TYPES.get(object.get(IS).getAsString());
        if (record == null) throw new JsonParseException("no type " + object.get(IS));
        RecordComponent[] components = record.getRecordComponents();
        Object[] values = Arrays.stream(components).map(component -> read(object.get(component.getName()), component.getType())).toArray();
        try {
            var constructor = record.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new JsonParseException(e);
        }
    }
}
