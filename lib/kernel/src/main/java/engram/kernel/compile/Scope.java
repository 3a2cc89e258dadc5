package engram.kernel.compile;

import engram.kernel.compile.Declared.Definition;
import engram.kernel.compile.Declared.Kind;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the cells of a notebook have declared until now. */
public final class Scope {

    /**
     * A declaration that can't be used yet.
     *
     * @param reason why it can't be used, in a sentence
     */
    public record Waiting(Kind kind, String name, String key, Definition definition, String reason, int stamp) { }

    private final Map<String, Import> imports = new LinkedHashMap<>();
    private final Map<String, Declared> declared = new LinkedHashMap<>();
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private final Map<String, String> gone = new HashMap<>();
    /** Wrappers of variables that have another type now, with their names. */
    private final Map<String, String> retyped = new HashMap<>();
    /** When constants were declared again, by name: code from before has their old value in it. */
    private final Map<String, Integer> constants = new HashMap<>();
    private int stamp;

    /** A number greater than all before. */
    public int stamp() {
        return ++stamp;
    }

    public List<Import> imports() {
        return List.copyOf(imports.values());
    }

    /** Adds an import; made again, it counts as the latest. */
    public void add(Import added) {
        imports.remove(added.text());
        imports.put(added.text(), added);
    }

    public Collection<Declared> all() {
        return List.copyOf(declared.values());
    }

    public Optional<Declared> find(String key) {
        return Optional.ofNullable(declared.get(key));
    }

    public Optional<Declared> variable(String name) {
        return find(Declared.key(Kind.VARIABLE, name));
    }

    /** The declaration takes the place of what had its key. */
    public void put(Declared each) {
        declared.put(each.key(), each);
        retyped.remove(each.wrapper());
        waiting.remove(each.key());
        if (each.kind() == Kind.VARIABLE) {
            gone.remove(each.name());
        }
    }

    public void remove(String key) {
        declared.remove(key);
    }

    public void lose(String variable, String reason) {
        remove(Declared.key(Kind.VARIABLE, variable));
        gone.put(variable, reason);
    }

    public void await(Waiting each) {
        remove(each.key());
        waiting.put(each.key(), each);
    }

    public Collection<Waiting> waiting() {
        return List.copyOf(waiting.values());
    }

    /** Another declaration takes the place of this one. */
    public void replace(Declared former) {
        if (former.kind() == Kind.VARIABLE) {
            retyped.put(former.wrapper(), former.name());
        }
        if (former.isConstant()) {
            constants.put(former.name(), stamp());
        }
    }

    /** The variables that a class reads as they were before they got another type. */
    public List<String> stale(Declared type) {
        var names = type.definition().orElseThrow().names();
        var changed = constants.entrySet().stream().filter(each -> names.contains(each.getKey()) && each.getValue() > type.stamp())
                .map(Map.Entry::getKey);
        return Stream.concat(type.mentions().stream().filter(retyped::containsKey).map(retyped::get), changed).distinct().toList();
    }

    boolean isStale(Declared type) {
        return !stale(type).isEmpty();
    }

    /** Why a name that was known cannot be used now. */
    public Optional<String> whyMissing(String name) {
        return Optional.ofNullable(gone.get(name))
                .or(() -> waiting.values().stream().filter(each -> each.name().equals(name)).map(Waiting::reason).findFirst());
    }

    /**
     * What names mean at one point: everything declared, but for what is hidden and with what is about to be declared.
     *
     * @param made the imports that earlier cells have made
     */
    public record View(Map<String, Declared> declared, Set<Import> made) {
        private static final String MATH = "static java.lang.Math";
        private static final Set<String> CONSTANTS = Set.of("E", "PI", "TAU");

        static View of(Scope scope, Set<String> hidden, Collection<Declared> fresh) {
            var all = new LinkedHashMap<>(scope.declared);
            hidden.forEach(all::remove);
            fresh.forEach(each -> all.put(each.key(), each));
            return new View(all, Set.copyOf(scope.imports.values()));
        }

        /** The import statements that code with these names needs. */
        String header(Set<String> names, List<Import> imports) {
            var header = new StringBuilder();
            var latest = latest(names, imports);
            imports.stream().filter(each -> !each.isSingle() || latest.get(slot(each)) == each).flatMap(each -> ofCells(each, names))
                    .forEach(each -> header.append("import ").append(each).append("; "));
            declared.values().stream().filter(each -> names.contains(each.name()) && !isHidden(each, latest)).forEach(each -> header.append(
                    "import %s%s.%s.%s; ".formatted(each.kind() == Kind.TYPE ? "" : "static ", Wrappers.PACKAGE, each.wrapper(), each.name())));
            return header.toString();
        }

        /** What is imported from a class of a cell is in the class around that; where the class is not there any more, nothing is. */
        private Stream<String> ofCells(Import each, Set<String> names) {
            var from = each.text().substring(each.isStatic() ? "static ".length() : 0);
            var outermost = from.substring(0, Math.max(0, from.indexOf('.')));
            var own = declared.get(Declared.key(Kind.TYPE, outermost));
            if (own != null) {
                return Stream.of("%s%s.%s.%s".formatted(each.isStatic() ? "static " : "", Wrappers.PACKAGE, own.wrapper(), from));
            }
            boolean gone = !outermost.isEmpty() && Character.isUpperCase(outermost.charAt(0)) && made.contains(each);
            return gone ? Stream.of() : withoutHidden(each, names);
        }

        /**
         * In an expression a constant hides a class of its name: those of Math are left out where a cell has declared a class
         * {@code E}, say.
         */
        private Stream<String> withoutHidden(Import each, Set<String> names) {
            boolean hides = each.text().equals(MATH + ".*") && names.stream()
                    .anyMatch(name -> CONSTANTS.contains(name) && declared.containsKey(Declared.key(Kind.TYPE, name)));
            return !hides ? Stream.of(each.text()) : Stream.of(Math.class.getMethods()).map(Method::getName).distinct().filter(names::contains)
                    .map(name -> MATH + "." + name);
        }

        /** Of the imports of one name, those that count: the latest, and no type or variable declared later hides it. */
        private Map<String, Import> latest(Set<String> names, List<Import> imports) {
            var latest = new HashMap<String, Import>();
            for (var each : imports) {
                if (each.isSingle() && names.contains(each.name()) && declared.values().stream()
                        .noneMatch(own -> own.name().equals(each.name()) && own.stamp() > each.stamp()
                        && (own.kind() == Kind.TYPE) != each.isStatic())) {
                    latest.merge(slot(each), each, (a, b) -> a.stamp() > b.stamp() ? a : b);
                }
            }
            return latest;
        }

        private static String slot(Import each) {
            return (each.isStatic() ? "static " : "") + each.name();
        }

        private static boolean isHidden(Declared own, Map<String, Import> latest) {
            return latest.containsKey((own.kind() == Kind.TYPE ? "" : "static ") + own.name());
        }
    }

    /**
     * What has to be compiled anew because of what it names.
     *
     * @param declarations types and methods
     * @param types        wrappers of the types that change, those that began it included
     */
    public record Affected(List<Declared> declarations, Set<String> types) { }

    /**
     * What is affected when some types change, and some other things.
     *
     * @param types  wrappers of the types; whatever names them changes, too
     * @param others wrappers of variables and methods; only methods that name them, or may call another overload, are affected
     * @param keys   what is declared anew anyway
     */
    public Affected affected(Set<String> types, Set<String> others, Set<String> keys) {
        var changing = new HashSet<>(types);
        var changedConstants = new HashSet<>(declared.values().stream().filter(each -> each.isConstant() && others.contains(each.wrapper()))
                .map(Declared::name).toList());
        var affected = new ArrayList<Declared>();
        for (boolean more = true; more;) {
            more = false;
            for (var each : declared.values()) {
                if (each.kind() != Kind.VARIABLE && !keys.contains(each.key()) && !affected.contains(each)
                        && (meets(each.mentions(), changing) || each.kind() == Kind.METHOD && (meets(each.mentions(), others)
                        || others.contains(each.wrapper()) && each.callsItsName()
                        || meets(each.definition().orElseThrow().names(), changedConstants)))) {
                    affected.add(each);
                    more |= each.kind() == Kind.TYPE && changing.add(each.wrapper());
                }
            }
        }
        return new Affected(affected, changing);
    }

    private static boolean meets(Set<String> a, Set<String> b) {
        return a.stream().anyMatch(b::contains);
    }
}
